package io.leadrelay.process.template;

import io.leadrelay.security.Groups;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The groups that a task can be given to, as people call them. */
public final class GroupWords {

  /** Groups of machines and of those who run them: no lead is their work. */
  static final Set<String> WITHOUT_TASKS = Set.of(Groups.API, Groups.ADMIN);

  private static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put(Groups.MARKETING, "Marketing");
    ALL.put(Groups.MARKETING_LEAD, "Marketing lead");
    ALL.put(Groups.SALES, "Sales: any rep");
    ALL.put(Groups.SALES_LEAD, "Sales lead");
    ALL.put(Groups.ARBITRATION, "Arbitration board");
    ALL.put(Groups.MANAGEMENT, "Management");
    ALL.put(Groups.PROCESS_OWNER, "Process owners");
  }

  private GroupWords() {}

  /** Their names by their ids. */
  public static Map<String, String> all() {
    return java.util.Collections.unmodifiableMap(ALL);
  }
}
