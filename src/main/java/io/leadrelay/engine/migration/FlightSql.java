package io.leadrelay.engine.migration;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.LeadId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is asked of the engine's tables and of our own about leads in flight. The engine's queries
 * cannot ask where thousands of instances wait, nor pass by rows that somebody else works on.
 */
final class FlightSql {

  static final String LOCK = "leadrelay.move.lock";

  private static final int LONGEST_REASON = 2000;

  /**
   * Where instances wait: at the ends of their trees of executions. A tilde marks who has not
   * entered a step yet. The facts are those that somebody asks for, if they have a value.
   */
  private static final String WAITING =
      """
      select e.PROC_INST_ID_ as instance, e.PROC_DEF_ID_ as definition,
             string_agg(case when e.ACT_INST_ID_ is null then concat(e.ACT_ID_, '~')
                             else e.ACT_ID_ end, ' ' order by e.ACT_ID_) as tokens,
             coalesce((select string_agg(distinct v.NAME_, ' ' order by v.NAME_)
                         from ACT_RU_VARIABLE v
                        where v.PROC_INST_ID_ = e.PROC_INST_ID_
                          and v.NAME_ in (:facts) and v.TYPE_ <> 'null'), '') as facts
        from ACT_RU_EXECUTION e
       where %s
         and e.ACT_ID_ is not null and e.IS_EVENT_SCOPE_ = false
         and not exists (select 1 from ACT_RU_EXECUTION child
                          where child.PARENT_ID_ = e.ID_ and child.IS_EVENT_SCOPE_ = false)
       group by e.PROC_INST_ID_, e.PROC_DEF_ID_
      """;

  private static final String OF_DEFINITION = "e.PROC_DEF_ID_ = :definition";
  private static final String OF_INSTANCES =
      "e.PROC_DEF_ID_ = :definition and e.PROC_INST_ID_ in (:instances)";

  private final JdbcClient jdbc;

  FlightSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * So many instances wait in the same way.
   *
   * @param tokens as {@link Waiting} reads them
   */
  record Crowd(String tokens, String facts, int instances) {

    Waiting waiting() {
      return Waiting.of(tokens, facts);
    }
  }

  /** An instance of a lead, or of nobody if its business key is none of ours. */
  record Instance(String id, @Nullable String businessKey) {

    @Nullable UUID lead() {
      try {
        return businessKey == null ? null : LeadId.of(businessKey).value();
      } catch (IllegalArgumentException notALead) {
        return null;
      }
    }
  }

  /** An instance that the engine refused to move. */
  record Refused(Instance instance, String tokens, String reason) {}

  /**
   * Takes the one turn that there is among all nodes, until the end of the transaction.
   *
   * @return false if another node has it
   */
  boolean takeTurn() {
    return !jdbc.sql(
            "select VALUE_ from ACT_GE_PROPERTY where NAME_ = :name for update skip locked")
        .param("name", LOCK)
        .query(String.class)
        .list()
        .isEmpty();
  }

  /** The keys of the processes that the owners' models have, or had. */
  List<String> processes() {
    return jdbc.sql(
            """
            select distinct p.KEY_ from ACT_RE_PROCDEF p
              join ACT_RE_DEPLOYMENT d on d.ID_ = p.DEPLOYMENT_ID_
             where d.NAME_ = :ours
             order by p.KEY_
            """)
        .param("ours", ModelFiles.DEPLOYMENT)
        .query(String.class)
        .list();
  }

  /** The keys of those processes of the owners of which instances run on an older version. */
  List<String> processesBehind() {
    var ours = processes();
    return ours.isEmpty()
        ? ours
        : jdbc.sql(
                """
                select distinct p.KEY_ from ACT_RE_PROCDEF p
                 where p.KEY_ in (:ours) and p.TENANT_ID_ is null
                   and p.VERSION_ < (select max(n.VERSION_) from ACT_RE_PROCDEF n
                                      where n.KEY_ = p.KEY_ and n.TENANT_ID_ is null)
                   and exists (select 1 from ACT_RU_EXECUTION e where e.PROC_DEF_ID_ = p.ID_)
                 order by p.KEY_
                """)
            .param("ours", ours)
            .query(String.class)
            .list();
  }

  /** How many instances run on each of these versions, by the definition's id; none is left out. */
  Map<String, Integer> running(Collection<String> definitions) {
    var running = new HashMap<String, Integer>();
    if (!definitions.isEmpty()) {
      jdbc.sql(
              """
              select PROC_DEF_ID_ as definition, count(*) as instances
                from ACT_RU_EXECUTION
               where PROC_DEF_ID_ in (:definitions) and PARENT_ID_ is null
               group by PROC_DEF_ID_
              """)
          .param("definitions", definitions)
          .query((row, n) -> running.put(row.getString("definition"), row.getInt("instances")))
          .list();
    }
    return running;
  }

  /** The next instances of a version that were not refused the move to another before. */
  List<Instance> next(String definition, String target, String after, int limit) {
    return jdbc.sql(
            """
            select e.ID_ as id, e.BUSINESS_KEY_ as business_key
              from ACT_RU_EXECUTION e
             where e.PROC_DEF_ID_ = :definition and e.PARENT_ID_ is null and e.ID_ > :after
               and not exists (select 1 from move_refused r
                                where r.process_instance_id = e.ID_ and r.target = :target)
             order by e.ID_
             fetch first :limit rows only
            """)
        .param("definition", definition)
        .param("after", after)
        .param("target", target)
        .param("limit", limit)
        .query((row, n) -> new Instance(row.getString("id"), row.getString("business_key")))
        .list();
  }

  /** The ids of those whose lead nobody works on; it is ours until the end of the transaction. */
  List<String> lock(List<Instance> instances) {
    var leads =
        instances.stream()
            .map(Instance::lead)
            .filter(java.util.Objects::nonNull)
            .distinct()
            .toList();
    var foreign = new HashSet<UUID>(leads);
    var locked = new HashSet<UUID>();
    if (!leads.isEmpty()) {
      locked.addAll(
          jdbc.sql("select id from lead where id in (:leads) order by id for update skip locked")
              .param("leads", leads)
              .query(UUID.class)
              .list());
      foreign.removeAll(locked);
    }
    if (!foreign.isEmpty()) {
      foreign.removeAll(
          jdbc.sql("select id from lead where id in (:leads)")
              .param("leads", foreign)
              .query(UUID.class)
              .list());
    }
    return instances.stream()
        .filter(
            instance ->
                instance.lead() == null
                    || locked.contains(instance.lead())
                    || foreign.contains(instance.lead()))
        .map(Instance::id)
        .toList();
  }

  /** Where these instances wait, if they still run on that version. */
  Map<String, Waiting> waiting(String definition, Collection<String> instances, Set<String> facts) {
    var waiting = new HashMap<String, Waiting>();
    if (!instances.isEmpty()) {
      jdbc.sql(WAITING.formatted(OF_INSTANCES))
          .param("definition", definition)
          .param("instances", instances)
          .param("facts", orNone(facts))
          .query(
              (row, n) ->
                  waiting.put(
                      row.getString("instance"),
                      Waiting.of(row.getString("tokens"), row.getString("facts"))))
          .list();
    }
    return waiting;
  }

  /** Where all instances of a version wait. */
  List<Crowd> crowds(String definition, Set<String> facts) {
    return jdbc.sql(
            """
            select w.tokens, w.facts, count(*) as instances from (%s) w
             group by w.tokens, w.facts order by w.tokens, w.facts
            """
                .formatted(WAITING.formatted(OF_DEFINITION)))
        .param("definition", definition)
        .param("facts", orNone(facts))
        .query(
            (row, n) ->
                new Crowd(row.getString("tokens"), row.getString("facts"), row.getInt("instances")))
        .list();
  }

  /** The instances of a crowd, the oldest first. */
  List<Instance> of(Crowd crowd, String definition, Set<String> facts, int limit) {
    return jdbc.sql(
            """
            select root.ID_ as id, root.BUSINESS_KEY_ as business_key
              from (%s) w join ACT_RU_EXECUTION root on root.ID_ = w.instance
             where w.tokens = :tokens and w.facts = :had
             order by root.ID_
             fetch first :limit rows only
            """
                .formatted(WAITING.formatted(OF_DEFINITION)))
        .param("definition", definition)
        .param("facts", orNone(facts))
        .param("tokens", crowd.tokens())
        .param("had", crowd.facts())
        .param("limit", limit)
        .query((row, n) -> new Instance(row.getString("id"), row.getString("business_key")))
        .list();
  }

  /** The instances of a version that the engine refused to move to another. */
  List<Refused> refused(String definition, String target, int limit) {
    return jdbc.sql(
            """
            select root.ID_ as id, root.BUSINESS_KEY_ as business_key, w.tokens, r.reason
              from move_refused r
              join ACT_RU_EXECUTION root on root.ID_ = r.process_instance_id
              join (%s) w on w.instance = root.ID_
             where r.target = :target
             order by root.ID_
             fetch first :limit rows only
            """
                .formatted(WAITING.formatted(OF_DEFINITION)))
        .param("definition", definition)
        .param("facts", orNone(Set.of()))
        .param("target", target)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Refused(
                    new Instance(row.getString("id"), row.getString("business_key")),
                    row.getString("tokens"),
                    row.getString("reason")))
        .list();
  }

  /** Notes that the engine refused to move an instance. */
  void refuse(String instance, String target, String reason, Clock clock) {
    jdbc.sql("delete from move_refused where process_instance_id = :instance")
        .param("instance", instance)
        .update();
    jdbc.sql("insert into move_refused values (:instance, :target, :reason, :at)")
        .param("instance", instance)
        .param("target", target)
        .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** Whatever was refused may be tried again. */
  void forgetRefused() {
    jdbc.sql("delete from move_refused").update();
  }

  /** An empty list is no SQL. */
  private static Collection<String> orNone(Set<String> facts) {
    return facts.isEmpty() ? List.of("") : facts;
  }
}
