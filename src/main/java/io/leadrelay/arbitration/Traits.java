package io.leadrelay.arbitration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes one case like another: the traits of the firm and the kinds of signals it showed, not
 * who it is, how often, or when. Two cases are alike if these are the same.
 *
 * @param text the traits as {@code name=value}, ordered by name
 */
public record Traits(String text) {

  /** Of the traits given, in any order; what is not known counts as such. */
  public static Traits of(Map<String, ? extends @Nullable Object> traits) {
    var ordered = new TreeMap<String, String>();
    traits.forEach(
        (name, value) ->
            ordered.put(name, value == null ? "?" : value.toString().toLowerCase(Locale.ROOT)));
    var text = new StringBuilder();
    ordered.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "; ").append(name).append("=").append(value));
    return new Traits(text.toString());
  }

  /** A short key to find like cases by: SHA-256 of the text, hexadecimal. */
  public String key() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
