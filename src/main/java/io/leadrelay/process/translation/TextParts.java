package io.leadrelay.process.translation;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds what people read within a text of a form: between the tags of HTML, between the blanks
 * <code>{{…}}</code>, and in the results of expressions. What an expression compares with, the
 * values of tags and styles stay as they are.
 */
final class TextParts {

  private static final Pattern TEXT_LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** What stands before a literal that is a result, not something to compare with. */
  private static final Pattern BEFORE_A_RESULT =
      Pattern.compile("(?:^|\\bthen|\\belse|\\breturn|\\+)\\s*$", Pattern.DOTALL);

  private static final Pattern BEFORE_MORE = Pattern.compile("^\\s*\\+", Pattern.DOTALL);

  /** A style with all in it, a tag, a blank, an entity or the end of a line. */
  private static final Pattern NO_WORDS =
      Pattern.compile(
          "<style.*?</style>|</?[A-Za-z](?:\\{\\{.*?}}|[^>{]|\\{(?!\\{))*>|\\{\\{.*?}}|&#?\\w+;|\\n",
          Pattern.DOTALL);

  /** Marks and spaces around the words, which no language changes. */
  private static final Pattern WORDS =
      Pattern.compile("^([\\s:;,(·#|-]*)(.*?)([\\s:;,(·|-]*)$", Pattern.DOTALL);

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final UnaryOperator<String> words;

  TextParts(UnaryOperator<String> words) {
    this.words = words;
  }

  /** The text with each part of it that people read replaced. */
  String replaced(String text) {
    return text.startsWith("=") ? "=" + expression(text.substring(1)) : template(text);
  }

  private String template(String text) {
    var replaced = new StringBuilder();
    var from = 0;
    var found = NO_WORDS.matcher(text);
    while (found.find()) {
      replaced.append(part(text.substring(from, found.start())));
      var group = found.group();
      replaced.append(
          group.startsWith("{{")
              ? "{{" + expression(group.substring(2, group.length() - 2)) + "}}"
              : group);
      from = found.end();
    }
    return replaced.append(part(text.substring(from))).toString();
  }

  private String expression(String feel) {
    var replaced = new StringBuilder();
    var from = 0;
    var found = TEXT_LITERAL.matcher(feel);
    while (found.find()) {
      replaced.append(feel, from, found.start());
      var isResult =
          BEFORE_A_RESULT.matcher(feel.substring(0, found.start())).find()
              || BEFORE_MORE.matcher(feel.substring(found.end())).find();
      replaced.append(isResult ? quoted(part(unquoted(found.group(1)))) : found.group());
      from = found.end();
    }
    return replaced.append(feel.substring(from)).toString();
  }

  private static String unquoted(String literal) {
    return literal.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String part(String text) {
    var around = WORDS.matcher(text);
    if (!LETTER.matcher(text).find() || !around.matches()) {
      return text;
    }
    var said = around.group(2);
    var after = around.group(3);
    if (said.endsWith(")") && said.indexOf('(') < 0) {
      said = said.substring(0, said.length() - 1);
      after = ")" + after;
    }
    return around.group(1) + words.apply(said) + after;
  }
}
