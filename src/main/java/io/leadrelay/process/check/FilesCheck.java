package io.leadrelay.process.check;

import io.leadrelay.process.check.Table.Cell;
import io.leadrelay.process.check.Table.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the files beside the models hold: signal types and the texts of the nurture mails. */
final class FilesCheck implements ModelRules {

  private static final String PIECE = "nextPiece";
  private static final Pattern TEXT = Pattern.compile("bpmn/nurture/(.+)\\.([a-z]{2})\\.txt");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
  private static final Set<String> PLACEHOLDERS = Set.of("firstName", "company");

  @Override
  public List<Finding> findings(OwnersModels models) {
    var findings = new ArrayList<>(new SignalTypesFile(models.files()).findings());
    if (findings.isEmpty()) {
      // It reads the list of signal types too.
      findings.addAll(new AttributesFile(models).findings());
    }
    findings.addAll(new MovesFile(models.files()).findings());
    var named = new LinkedHashMap<String, Finding>();
    var allKnown = findPieces(models, named);
    for (var piece : named.entrySet()) {
      if (!models.files().names().contains(text(piece.getKey(), "en"))) {
        findings.add(piece.getValue());
      } else if (!models.files().names().contains(text(piece.getKey(), "de"))) {
        findings.add(
            Finding.warning(
                "file-nurture-german-missing",
                text(piece.getKey(), "en"),
                null,
                null,
                piece.getKey(),
                text(piece.getKey(), "de")));
      }
    }
    for (var file : models.files().names()) {
      var text = TEXT.matcher(file);
      if (text.matches()) {
        if (allKnown && models.files().isOwners(file) && !named.containsKey(text.group(1))) {
          findings.add(Finding.warning("file-nurture-not-named", file, null, null, text.group(1)));
        }
        findings.addAll(flaws(file, new String(models.files().read(file), StandardCharsets.UTF_8)));
      }
    }
    return findings;
  }

  /**
   * Collects the pieces that a table names, each with what is to be told if it has no text.
   *
   * @return whether these are all, which it cannot say of a table that it cannot read
   */
  private static boolean findPieces(OwnersModels models, Map<String, Finding> pieces) {
    var feel = new Feel();
    var allKnown = true;
    for (var file : models.files().names()) {
      if (file.endsWith(".dmn") && models.files().text(file).contains(PIECE)) {
        var reader = new TableReader(file, models.files().read(file));
        allKnown &= reader.findings().isEmpty();
        for (var table : reader.tables()) {
          for (var output : table.outputs()) {
            allKnown &= !output.name().equals(PIECE) || findPieces(feel, table, output, pieces);
          }
        }
      }
    }
    return allKnown;
  }

  private static boolean findPieces(
      Feel feel, Table table, Column column, Map<String, Finding> pieces) {
    var allKnown = true;
    for (var row : table.rows()) {
      if (column.number() > row.answers().size()) {
        continue;
      }
      Cell cell = row.answers().get(column.number() - 1);
      var literal = feel.expression(cell.text()).flatMap(FeelText::literal);
      if (literal.isPresent()) {
        var piece = literal.get().toString();
        pieces.putIfAbsent(
            piece,
            table.error("file-nurture-text-missing", row, row.called(), piece, text(piece, "en")));
      } else {
        allKnown &= cell.text().isBlank() || cell.text().equals("null");
      }
    }
    return allKnown;
  }

  private static String text(String piece, String language) {
    return "bpmn/nurture/" + piece + "." + language + ".txt";
  }

  private static List<Finding> flaws(String file, String text) {
    var findings = new ArrayList<Finding>();
    var first = text.strip().lines().findFirst().orElse("");
    if (!first.matches("Subject:\\s*\\S.*")) {
      findings.add(Finding.error("file-nurture-subject-missing", file, null, null, first));
    }
    PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !PLACEHOLDERS.contains(name))
        .distinct()
        .forEach(
            name ->
                findings.add(
                    Finding.error("file-nurture-placeholder-unknown", file, null, null, name)));
    return findings;
  }
}
