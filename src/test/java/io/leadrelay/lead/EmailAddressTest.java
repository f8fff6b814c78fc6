package io.leadrelay.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

@DisplayName("An e-mail address")
class EmailAddressTest {

  /** Valid, valid but without a domain record today, and unusual but deliverable. */
  private static final Set<String> ACCEPTED =
      Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321");

  private record Graded(String id, String address, String category, String diagnosis) {}

  @Test
  @DisplayName("is accepted or refused as the graded list says")
  void followsTheGradedList() throws Exception {
    var graded = gradedAddresses();

    assertThat(graded).hasSize(164);
    var wrong =
        graded.stream()
            .filter(
                test -> EmailAddress.refusalOf(test.address()).isEmpty() != isToBeAccepted(test))
            .collect(Collectors.toList());
    assertThat(wrong).isEmpty();
  }

  /** Of the addresses with blanks or comments only those with plain blanks around are accepted. */
  private static boolean isToBeAccepted(Graded test) {
    return ACCEPTED.contains(test.category()) || Set.of("157", "158").contains(test.id());
  }

  @ParameterizedTest
  @CsvSource({
    "MAX@Example.DE, max@example.de",
    "'  max@example.de\u00A0', max@example.de",
    "first.last+tag@example.com, first.last+tag@example.com",
    "info@B\u00FCcher.example, info@xn--bcher-kva.example",
    "info@XN--BCHER-KVA.example, info@xn--bcher-kva.example",
    "info@stra\u00DFe.example, info@stra\u00DFe.example",
    "'\"max\"@example.de', max@example.de",
    "'\"max muster\"@example.de', '\"max muster\"@example.de'",
    "max@[IPv6:2001:DB8::1], max@[ipv6:2001:db8::1]",
  })
  @DisplayName("is recognised whatever its case, script or needless quotes")
  void hasAKey(String text, String key) {
    assertThat(EmailAddress.parse(text).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "nobody",
        "a@b@c.example",
        "a@b_c.example",
        "max\0@example.de",
        "max@exam\u3002ple.de",
        "max@example.de\r\nBcc: all@example.de",
        "Max Muster <max@example.de>",
        "max@example.de; erika@example.de"
      })
  @DisplayName("is refused with a sentence otherwise")
  void isRefused(String text) {
    assertThatThrownBy(() -> EmailAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .endsWith(".");
  }

  /** The list writes control characters as the pictures of U+2400 and following. */
  private static List<Graded> gradedAddresses() throws Exception {
    var file = shared().resolve("data/email/tests.xml");
    assumeTrue(Files.exists(file), "skipped: the shared data is not here");
    var tests =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("test");
    var graded = new ArrayList<Graded>();
    for (var i = 0; i < tests.getLength(); i++) {
      var test = (Element) tests.item(i);
      graded.add(
          new Graded(
              test.getAttribute("id"),
              text(test, "address")
                  .codePoints()
                  .map(c -> c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                  .toString(),
              text(test, "category"),
              text(test, "diagnosis")));
    }
    return graded;
  }

  private static String text(Element test, String name) {
    return Objects.requireNonNull(test.getElementsByTagName(name).item(0)).getTextContent();
  }

  private static Path shared() {
    return Path.of(Optional.ofNullable(System.getenv("LEADRELAY_SHARED")).orElse("../shared"));
  }
}
