package io.leadrelay.qualification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The domains of mail providers that serve persons: an address there says nothing of a firm. */
@Component
class PrivateMailDomains {

  private final Set<String> domains;

  PrivateMailDomains() {
    try {
      var list =
          new ClassPathResource("private-mail-domains.txt", PrivateMailDomains.class)
              .getContentAsString(StandardCharsets.UTF_8);
      this.domains =
          list.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("The list of private mail domains cannot be read", e);
    }
  }

  /**
   * @param domain in lower case and ASCII
   */
  boolean contains(String domain) {
    return domains.contains(domain);
  }
}
