package io.leadrelay.lead;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as RFC 5321 lets it stand in an envelope: a dot-separated or quoted local part
 * and a domain or address literal, with letters of any script allowed as RFC 6531 and IDNA do.
 *
 * <p>What RFC 5322 allows on top for the header of a message (comments, folded lines, blanks around
 * the @, obsolete forms) is refused, because no mail can be sent to it as it stands. Blanks around
 * the whole address are dropped: spreadsheets leave them behind.
 *
 * @param value the address as it was given, without blanks around it
 */
public record EmailAddress(String value) {

  /** RFC 5321, 4.5.3.1.3: a path holds 256 octets, angle brackets included. */
  public static final int MAX_OCTETS = 254;

  private static final int MAX_LOCAL_OCTETS = 64;
  private static final int MAX_LABEL_OCTETS = 63;

  private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\"");
  private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");
  private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{M}\\p{N}-]+");

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6_GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  /** IDNA 2003 writes these as other letters, IDNA 2008 does not: two different domains. */
  private static final Pattern DEVIATION = Pattern.compile("[\u00DF\u1E9E\u03C2]");

  /**
   * @throws IllegalArgumentException with a plain sentence if the value is no address
   */
  public EmailAddress {
    whyNot(value)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
  }

  /**
   * Reads an address, blanks around it dropped.
   *
   * @throws IllegalArgumentException with a plain sentence if the text is no address
   */
  public static EmailAddress parse(String text) {
    return new EmailAddress(withoutBlanksAround(text));
  }

  /** The plain sentence that says why a text is no address, or nothing if it is one. */
  public static Optional<String> refusalOf(String text) {
    return whyNot(withoutBlanksAround(text));
  }

  /**
   * The form by which a known lead is recognised: lower case, the domain in its ASCII form,
   * needless quotes dropped. Nothing that only one mail provider does (dots, plus signs) is undone,
   * because with another provider that is somebody else. At most 255 characters.
   */
  public String key() {
    var at = value.lastIndexOf('@');
    var local = value.substring(0, at);
    if (local.startsWith("\"")) {
      var bare = QUOTED_PAIR.matcher(local.substring(1, local.length() - 1)).replaceAll("$1");
      if (DOT_ATOM.matcher(bare).matches()) {
        local = bare;
      }
    }
    return folded(local) + "@" + domainKey(value.substring(at + 1));
  }

  @Override
  public String toString() {
    return value;
  }

  private static String domainKey(String domain) {
    if (domain.startsWith("[")) {
      return domain.toLowerCase(Locale.ROOT);
    }
    var key = new StringBuilder();
    for (var label : domain.split("\\.", -1)) {
      var folded = folded(label);
      key.append(key.isEmpty() ? "" : ".")
          .append(
              DEVIATION.matcher(folded).find()
                  ? folded
                  : IDN.toASCII(folded).toLowerCase(Locale.ROOT));
    }
    return key.toString();
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String withoutBlanksAround(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Line breaks are not dropped: an address that holds one is a forged or a broken one. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0';
  }

  private static Optional<String> whyNot(String text) {
    // The domain never holds an @, the quoted local part may.
    var at = text.lastIndexOf('@');
    if (at < 0) {
      return Optional.of("An e-mail address needs an @ between name and domain.");
    }
    var local = text.substring(0, at);
    var domain = text.substring(at + 1);
    if (local.isEmpty()) {
      return Optional.of("The e-mail address has nothing before the @.");
    }
    if (domain.isEmpty()) {
      return Optional.of("The e-mail address has no domain after the @.");
    }
    if (octets(text) > MAX_OCTETS) {
      return Optional.of("The e-mail address is longer than " + MAX_OCTETS + " characters.");
    }
    if (octets(local) > MAX_LOCAL_OCTETS) {
      return Optional.of(
          "The e-mail address has more than " + MAX_LOCAL_OCTETS + " characters before the @.");
    }
    if (!DOT_ATOM.matcher(local).matches() && !QUOTED.matcher(local).matches()) {
      return Optional.of(
          "The part of the e-mail address before the @ holds a character, a dot or a quotation mark"
              + " where none may stand.");
    }
    return domain.startsWith("[") ? whyNoLiteral(domain) : whyNoDomain(local, domain);
  }

  private static Optional<String> whyNoDomain(String local, String domain) {
    var length = octets(local) + 1;
    for (var label : domain.split("\\.", -1)) {
      if (label.isEmpty()) {
        return Optional.of("The domain of the e-mail address has a dot too many.");
      }
      if (!LABEL.matcher(label).matches()) {
        return Optional.of(
            "The domain of the e-mail address holds a character other than letters, digits, hyphens"
                + " and dots.");
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        return Optional.of(
            "A part of the domain of the e-mail address starts or ends with a hyphen.");
      }
      var ascii = ascii(label);
      if (ascii.isEmpty() || ascii.get().length() > MAX_LABEL_OCTETS) {
        return Optional.of(
            "A part of the domain of the e-mail address is too long or holds letters that a domain"
                + " may not hold.");
      }
      length += ascii.get().length() + 1;
    }
    return length - 1 > MAX_OCTETS
        ? Optional.of("The e-mail address is longer than " + MAX_OCTETS + " characters.")
        : Optional.empty();
  }

  private static Optional<String> ascii(String label) {
    try {
      return Optional.of(IDN.toASCII(folded(label), IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException notAllowed) {
      return Optional.empty();
    }
  }

  private static Optional<String> whyNoLiteral(String domain) {
    var closed = domain.endsWith("]");
    var literal = closed ? domain.substring(1, domain.length() - 1) : "";
    var isAddress =
        literal.regionMatches(true, 0, "IPv6:", 0, 5)
            ? isIpv6(literal.substring(5))
            : IPV4.matcher(literal).matches();
    return closed && isAddress
        ? Optional.empty()
        : Optional.of("The brackets after the @ of the e-mail address hold no network address.");
  }

  /** RFC 5321, 4.1.3: eight groups, or at most six around one double colon; IPv4 counts as two. */
  private static boolean isIpv6(String literal) {
    var address = literal;
    var lastColon = address.lastIndexOf(':');
    var tail = address.substring(lastColon + 1);
    if (tail.indexOf('.') >= 0) {
      if (!IPV4.matcher(tail).matches()) {
        return false;
      }
      address = address.substring(0, lastColon + 1) + "0:0";
    }
    var gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address) == 8;
    }
    var before = groups(address.substring(0, gap));
    var after = groups(address.substring(gap + 2));
    return before >= 0 && after >= 0 && before + after <= 6;
  }

  /** How many groups of hexadecimal digits stand there; -1 if something else does. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    var groups = text.split(":", -1);
    for (var group : groups) {
      if (!IPV6_GROUP.matcher(group).matches()) {
        return -1;
      }
    }
    return groups.length;
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
