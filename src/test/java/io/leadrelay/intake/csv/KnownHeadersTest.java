package io.leadrelay.intake.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A header row")
class KnownHeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "First name,Last name,Email address,Phone number,Mobile phone number,Job title,Company name,Website URL,City,State/Region,Country/Region,Zip code,Lifecycle stage,Lead status # hubspot",
        "firstname,lastname,email,phone,mobilephone,jobtitle,company,industry,city,state,country,zip,address,website,annualrevenue,hs_lead_status,lifecyclestage,hubspot_owner_id # hubspot",
        "Email,First Name,Last Name,Company,Phone,Job Title,Website # hubspot",
        "Salutation,First Name,Last Name,Title,Company,Email,Phone,Mobile Phone,Website,Street,City,State/Province,Zip/Postal Code,Country,Lead Source,Lead Status,Industry,Rating,Annual Revenue,Number of Employees,Description,Lead Owner # salesforce",
        "Salutation,FirstName,LastName,Title,Company,Email,Phone,MobilePhone,Website,Street,City,State,PostalCode,Country,LeadSource,Status,Industry,Rating,AnnualRevenue,NumberOfEmployees,Description,OwnerId # salesforce",
        "FIRST_NAME,last name,E-Mail,Company ,Title # salesforce",
        "First Name,Last Name,Title,Email,Work Phone,Mobile Phone,Account,Source,Tags,Score,External ID # outreach",
        "Name,Email,Phone,Organization,Label,Note # pipedrive",
        "Person - Name,Person - Email,Organization - Name # pipedrive",
        "title,firstname,lastname,city,address1,state,zipcode,country,email,phone,company,website,facebook,twitter,ip,points # mautic",
        "firstname,lastname,company,email,country # mautic",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On # linkedin",
        "First Name,Last Name,Email,Phone # contact-list",
        "Anrede,Vorname,Nachname,Straße,E-Mail # kontaktliste",
      })
  @DisplayName("of a known system tells the system")
  void tellsTheSystem(String header, String system) throws Exception {
    assertThat(KnownHeaders.planFor(List.of(header.split(","))))
        .hasValueSatisfying(plan -> assertThat(plan.source()).isEqualTo(system));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Deal ID,Deal Name,Amount",
        "email",
        "kunden_id,name,umsatz,region",
        "form,page,ipAddress,lead,name,email",
        "Prospect ID,Lead Source,Country",
        "companyname,companycity"
      })
  @DisplayName("that is not known is refused with what it holds")
  void isNotGuessed(String header) {
    assertThatThrownBy(
            () -> SharedData.rows(SharedData.bytes((header + "\n1,2\n").getBytes(UTF_8)), null))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("mapping is needed")
        .hasMessageContaining(header.replace(",", ", "));
  }

  @Test
  @DisplayName("that names a needed column twice is refused")
  void hasEachColumnOnce() {
    assertThatThrownBy(() -> row("Vorname;Nachname;E-Mail;email\nA;B;a@b.de;c@d.de"))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("two columns \"email\"");
  }

  @Test
  @DisplayName("may name a column twice that nobody needs")
  void mayRepeatOthers() throws Exception {
    assertThat(row("Vorname;Nachname;E-Mail;Notiz;Notiz;\nA;B;a@b.de;1;2;").details().email())
        .isEqualTo("a@b.de");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Max Muster # Max # Muster",
        "Anna Maria Schmidt # Anna Maria # Schmidt",
        "Ludwig van der Rohe # Ludwig # van der Rohe",
        "Dr. Eva von Berg # Eva # von Berg",
        "Muster, Max # Max # Muster",
        "Robert Downey Jr. # Robert # Downey Jr.",
        "Van Morrison # Van # Morrison",
        "Cher # # Cher",
      })
  @DisplayName("with one column for the whole name takes the name apart")
  void takesNamesApart(String name, String firstName, String lastName) throws Exception {
    var details =
        row("Name;Email;Phone;Organization;Label;Note\n" + name + ";a@b.de;1;Org;hot;x").details();

    assertThat(details.firstName()).isEqualTo(firstName);
    assertThat(details.lastName()).isEqualTo(lastName);
    assertThat(details.company()).isEqualTo("Org");
    assertThat(details.attributes()).containsEntry("label", "hot");
  }

  @Test
  @DisplayName("of HubSpot keeps what the lead is there as traits, and its date if it is past")
  void keepsTraits() throws Exception {
    var header =
        "Record ID,Email,First Name,Phone Number,Mobile Phone Number,Lifecycle Stage,Lead Source,Create Date,Unsubscribed from all email\n";
    var row = row(header + "12,a@b.de,Eva,,0171 1,Customer,Referral,2026-01-02 10:30,true");

    assertThat(row.details().source()).isEqualTo("hubspot");
    assertThat(row.details().externalId()).isEqualTo("12");
    assertThat(row.details().phone()).isEqualTo("0171 1");
    assertThat(row.details().mailConsent()).isFalse();
    assertThat(row.details().attributes())
        .containsEntry("lifecycleStage", "Customer")
        .containsEntry("leadSource", "Referral");
    assertThat(row.receivedAt()).isEqualTo(Instant.parse("2026-01-02T10:30:00Z"));
    assertThat(row(header + "12,a@b.de,,,,,,2031-01-02,false").receivedAt()).isNull();
    assertThat(row(header + "12,a@b.de,,,,,,,false").details().mailConsent()).isNull();
  }

  private static Row.Accepted row(String text) throws Exception {
    return (Row.Accepted) SharedData.rows(SharedData.bytes(text.getBytes(UTF_8)), null).get(0);
  }
}
