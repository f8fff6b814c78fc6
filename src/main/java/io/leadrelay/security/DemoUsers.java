package io.leadrelay.security;

import static io.leadrelay.security.Groups.ADMIN;
import static io.leadrelay.security.Groups.API;
import static io.leadrelay.security.Groups.ARBITRATION;
import static io.leadrelay.security.Groups.MANAGEMENT;
import static io.leadrelay.security.Groups.MARKETING;
import static io.leadrelay.security.Groups.MARKETING_LEAD;
import static io.leadrelay.security.Groups.PROCESS_OWNER;
import static io.leadrelay.security.Groups.SALES;
import static io.leadrelay.security.Groups.SALES_LEAD;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One user for every role, with a password that everybody knows: for the demo profile only. */
@Component
@Profile("demo")
class DemoUsers implements AccessSetupStep {

  static final String PASSWORD = "Demo-relay-1";

  static final List<DemoUser> ALL =
      List.of(
          new DemoUser("rep1", "Rita", "Reyes", SALES),
          new DemoUser("rep2", "Ravi", "Rao", SALES),
          new DemoUser("rep3", "Rosa", "Roth", SALES),
          new DemoUser("sales-lead", "Sam", "Santos", SALES, SALES_LEAD),
          new DemoUser("marketer", "Mia", "Moreau", MARKETING),
          new DemoUser("marketing-lead", "Max", "Meyer", MARKETING, MARKETING_LEAD),
          new DemoUser("arbiter", "Ada", "Arnold", ARBITRATION),
          new DemoUser("manager", "Maya", "Mbeki", MANAGEMENT),
          new DemoUser("owner", "Otto", "Olsen", PROCESS_OWNER),
          new DemoUser("admin", "Alex", "Admin", ADMIN),
          new DemoUser("api", "API", "Client", API));

  private final IdentityService identities;

  DemoUsers(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  public void run() {
    ALL.forEach(this::ensure);
  }

  private void ensure(DemoUser wanted) {
    if (identities.createUserQuery().userId(wanted.id()).count() > 0) {
      return;
    }
    var user = identities.newUser(wanted.id());
    user.setFirstName(wanted.firstName());
    user.setLastName(wanted.lastName());
    user.setEmail(wanted.id() + "@example.com");
    user.setPassword(PASSWORD);
    identities.saveUser(user);
    wanted.groups().forEach(group -> identities.createMembership(wanted.id(), group));
  }

  record DemoUser(String id, String firstName, String lastName, List<String> groups) {

    DemoUser(String id, String firstName, String lastName, String... groups) {
      this(id, firstName, lastName, List.of(groups));
    }
  }
}
