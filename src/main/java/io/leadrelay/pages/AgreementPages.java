package io.leadrelay.pages;

import io.leadrelay.agreement.AgreementDocument;
import io.leadrelay.agreement.AgreementDocuments;
import io.leadrelay.agreement.PastEffect;
import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.TermsInWords;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The agreement as a document that two people sign, and the list of its versions. */
@Controller
class AgreementPages {

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

  private final AgreementDocuments documents;
  private final Proposals proposals;
  private final TermsInWords words;
  private final PastEffect past;
  private final String company;

  /**
   * @param company whose marketing and sales agree; empty leaves it unsaid
   */
  AgreementPages(
      AgreementDocuments documents,
      Proposals proposals,
      TermsInWords words,
      PastEffect past,
      @Value("${leadrelay.company:}") String company) {
    this.documents = documents;
    this.proposals = proposals;
    this.words = words;
    this.past = past;
    this.company = company;
  }

  @GetMapping("/agreement")
  ModelAndView inForce(HttpServletRequest request) {
    return page(documents.inForce(), "document.page.404.inForce", PageLanguage.of(request));
  }

  @GetMapping("/agreement/{number}")
  ModelAndView version(@PathVariable String number, HttpServletRequest request) {
    var found =
        NUMBER.matcher(number).matches()
            ? documents.find(Integer.parseInt(number))
            : Optional.<AgreementDocument>empty();
    return page(found, "document.page.404.agreement", PageLanguage.of(request));
  }

  @GetMapping("/agreements")
  ModelAndView versions(HttpServletRequest request) {
    var language = PageLanguage.of(request);
    var versions =
        documents.all().stream()
            .map(each -> new AgreementText(each, company, words, language))
            .toList();
    var model = PageLanguage.model(language);
    model.put("versions", versions);
    return new ModelAndView("agreement/versions", model);
  }

  private ModelAndView page(
      Optional<AgreementDocument> document, String otherwise, Locale language) {
    return document
        .map(
            found -> {
              var model = PageLanguage.model(language);
              model.put("doc", new AgreementText(found, company, words, language));
              model.put("changes", changes(found.version(), language));
              model.put("effect", past.inWords(found.version(), language));
              return new ModelAndView("agreement/document", model);
            })
        .orElseGet(() -> PlainPages.notThere(language, otherwise));
  }

  private List<String> changes(Proposal version, Locale language) {
    return version.comparedWith() == null
        ? List.of()
        : proposals
            .find(version.comparedWith())
            .map(before -> words.changes(before.terms(), version.terms(), language))
            .orElseGet(List::of);
  }
}
