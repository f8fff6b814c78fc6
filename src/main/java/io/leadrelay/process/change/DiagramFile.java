package io.leadrelay.process.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A diagram.
 *
 * @param steps by id
 * @param names of lanes, messages, errors and notes: the kind, then the name by id
 * @param rest what the diagram says beside all that
 */
record DiagramFile(
    Phrase title,
    Map<String, Step> steps,
    List<Connection> connections,
    Map<String, Map<String, String>> names,
    String rest)
    implements OwnersFile<DiagramFile> {

  static DiagramFile read(byte[] content) throws Unreadable {
    var root = Xml.root(content);
    var steps = DiagramStep.all(root);
    var connections =
        Xml.all(root, "sequenceFlow").stream().map(flow -> Connection.of(flow, steps)).toList();
    var names = new LinkedHashMap<String, Map<String, String>>();
    names.put("lane", named(Xml.all(root, "lane")));
    names.put("message", named(Xml.children(root, "message")));
    names.put("error", named(Xml.children(root, "error")));
    names.put("note", notes(root));
    return new DiagramFile(title(root), steps, connections, names, DiagramStep.rest(root));
  }

  private static Phrase title(Element root) {
    return Phrase.joined(
        ", ",
        Xml.children(root, "process").stream()
            .map(process -> Phrase.asWritten(either(process.getAttribute("name"), process)))
            .toList());
  }

  private static String either(String name, Element element) {
    return name.isBlank() ? element.getAttribute("id") : name.strip();
  }

  private static Map<String, String> named(List<Element> elements) {
    var named = new LinkedHashMap<String, String>();
    for (var element : elements) {
      var code = element.getAttribute("errorCode");
      var name = either(element.getAttribute("name"), element);
      named.put(
          element.getAttribute("id"),
          code.isEmpty() || code.equals(name) ? name : name + " (" + code + ")");
    }
    return named;
  }

  private static Map<String, String> notes(Element root) {
    var notes = new LinkedHashMap<String, String>();
    for (var note : Xml.all(root, "textAnnotation")) {
      notes.put(note.getAttribute("id"), Xml.text(note, "text"));
    }
    return notes;
  }

  @Override
  public List<Change> since(DiagramFile before) {
    var changes = new ArrayList<Change>();
    steps(before, changes);
    connections(before, changes);
    names.forEach(
        (kind, is) -> names(kind, before.names.getOrDefault(kind, Map.of()), is, changes));
    if (!rest.equals(before.rest)) {
      changes.add(Change.of("diagram.other"));
    }
    return changes;
  }

  private void steps(DiagramFile before, List<Change> changes) {
    var differences = Differences.between(before.steps.values(), steps.values(), Step::id);
    differences.added().forEach(step -> changes.add(Change.of("step.added", step.label())));
    differences.removed().forEach(step -> changes.add(Change.of("step.removed", step.label())));
    var same = differences.same();
    same.forEach(
        (was, is) -> {
          if (!is.name().equals(was.name())) {
            changes.add(Change.of("step.renamed", was.label(), is.label()));
          }
        });
    same.forEach(
        (was, is) -> {
          if (!Objects.equals(was.lane(), is.lane())) {
            changes.add(Change.of("step.moved", is.label(), lane(was.lane()), lane(is.lane())));
          }
        });
    same.forEach(
        (was, is) -> {
          var parts = is.since(was, before.steps, steps);
          if (!parts.isEmpty()) {
            changes.add(Change.of("step.changed", is.label(), parts.said()));
          }
        });
  }

  private static Phrase lane(@Nullable String lane) {
    return lane == null ? Phrase.of("nothing") : Phrase.asWritten(lane);
  }

  private void connections(DiagramFile before, List<Change> changes) {
    var differences =
        Differences.between(before.connections, connections, Connection::id, Connection::ends);
    differences.added().forEach(flow -> changes.add(Change.of("connection.added", flow.said())));
    differences
        .removed()
        .forEach(flow -> changes.add(Change.of("connection.removed", flow.said())));
    differences
        .same()
        .forEach(
            (was, is) -> {
              var parts = is.since(was);
              if (!parts.isEmpty()) {
                changes.add(Change.of("connection.changed", was.said(), parts.said()));
              }
            });
  }

  private static void names(
      String kind, Map<String, String> was, Map<String, String> is, List<Change> changes) {
    is.forEach(
        (id, name) -> {
          var old = was.get(id);
          if (old == null) {
            changes.add(Change.of(kind + ".added", Parts.shown(name)));
          } else if (!old.equals(name)) {
            changes.add(Change.of(kind + ".renamed", Parts.shown(old), Parts.shown(name)));
          }
        });
    was.forEach(
        (id, name) -> {
          if (!is.containsKey(id)) {
            changes.add(Change.of(kind + ".removed", Parts.shown(name)));
          }
        });
  }

  /**
   * A node.
   *
   * @param kind the name of its element, such as {@code userTask}
   * @param within the id of the subprocess that it stands in, empty for none
   * @param settings what Modeler shows of it, by the key of its name in the messages
   * @param rest whatever else it says
   */
  record Step(
      String id,
      String kind,
      String name,
      @Nullable String lane,
      String within,
      Map<String, Setting> settings,
      String rest) {

    Phrase label() {
      return name.isEmpty()
          ? Phrase.of("unnamed", Phrase.of("kind." + kind), id)
          : Phrase.asWritten(name);
    }

    Parts since(Step before, Map<String, Step> stepsBefore, Map<String, Step> stepsNow) {
      var parts = new Parts();
      if (!kind.equals(before.kind)) {
        parts.add(
            Phrase.of(
                "part",
                Phrase.of("setting.kind"),
                Phrase.of("kind." + before.kind),
                Phrase.of("kind." + kind)));
      }
      if (!within.equals(before.within)) {
        parts.add(
            Phrase.of(
                "part",
                Phrase.of("setting.within"),
                labelOf(before.within, stepsBefore),
                labelOf(within, stepsNow)));
      }
      var keys = new LinkedHashMap<>(before.settings);
      keys.putAll(settings);
      for (var key : keys.keySet()) {
        var was = before.settings.getOrDefault(key, Setting.NONE);
        var is = settings.getOrDefault(key, Setting.NONE);
        if (key.equals("interrupts") && !was.equals(is)) {
          parts.add(Phrase.of("setting.interrupts." + !is.value().equals("false")));
        } else if (!was.value().equals(is.value())) {
          parts.differs(Phrase.of("setting." + key), was.shown(), is.shown());
        }
      }
      parts.differs(Phrase.of("setting.other"), !rest.equals(before.rest));
      return parts;
    }
  }

  private static Phrase labelOf(String step, Map<String, Step> steps) {
    var found = steps.get(step);
    return found == null ? Phrase.of("nothing") : found.label();
  }

  /**
   * One setting of a step.
   *
   * @param value what is compared, an id where it refers to something
   * @param shown what people call it
   */
  record Setting(String value, String shown) {

    static final Setting NONE = new Setting("", "");
  }

  /** A sequence flow. */
  private record Connection(
      String id, String name, String ends, Phrase from, Phrase to, String condition, String rest) {

    static Connection of(Element flow, Map<String, Step> steps) {
      var from = flow.getAttribute("sourceRef");
      var to = flow.getAttribute("targetRef");
      return new Connection(
          flow.getAttribute("id"),
          flow.getAttribute("name").strip(),
          from + " " + to,
          labelOf(from, steps),
          labelOf(to, steps),
          Xml.text(flow, "conditionExpression"),
          Xml.text(flow, "documentation"));
    }

    Phrase said() {
      return name.isEmpty()
          ? Phrase.of("connection", from, to)
          : Phrase.of("connection.named", from, to, name);
    }

    Parts since(Connection before) {
      var parts = new Parts();
      if (!ends.equals(before.ends)) {
        parts.add(Phrase.of("connection.rerouted", Phrase.of("connection", from, to)));
      }
      parts.differs(Phrase.of("connection.label"), before.name, name);
      parts.differs(Phrase.of("connection.condition"), before.condition, condition);
      parts.differs(Phrase.of("setting.documentation"), before.rest, rest);
      return parts;
    }
  }
}
