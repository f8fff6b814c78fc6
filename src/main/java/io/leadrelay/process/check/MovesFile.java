package io.leadrelay.process.check;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.engine.migration.Renames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The lists of steps that got a new id, each beside its diagram. */
final class MovesFile {

  private final ModelFiles files;

  MovesFile(ModelFiles files) {
    this.files = files;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var model : files.names()) {
      var file = Renames.fileOf(model);
      if (model.endsWith(".bpmn") && files.names().contains(file)) {
        findings.addAll(findings(model, file));
      }
    }
    return findings;
  }

  private List<Finding> findings(String model, String file) {
    try {
      var ids = ids(model);
      return Renames.read(file, files.read(file)).wrongEntries(ids).stream()
          .map(
              wrong ->
                  switch (wrong.flaw()) {
                    case NEW_ID_UNKNOWN ->
                        Finding.error(
                            "file-moves-new-unknown",
                            file,
                            wrong.oldId(),
                            null,
                            wrong.oldId(),
                            wrong.newId());
                    case OLD_ID_STILL_THERE ->
                        Finding.error(
                            "file-moves-old-still-there",
                            file,
                            wrong.oldId(),
                            null,
                            wrong.oldId(),
                            wrong.newId());
                  })
          .toList();
    } catch (StartRefused unreadable) {
      return List.of(Finding.error("file-moves-unreadable", file, null, null));
    } catch (SAXException broken) {
      // A finding of the diagram itself.
      return List.of();
    }
  }

  private Set<String> ids(String model) throws SAXException {
    var elements = SecureXml.parse(files.read(model)).getElementsByTagName("*");
    return IntStream.range(0, elements.getLength())
        .mapToObj(n -> ((Element) elements.item(n)).getAttribute("id"))
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }
}
