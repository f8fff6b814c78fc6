package io.leadrelay.security;

import io.leadrelay.lead.People;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The users and groups that the engine knows, its own or those of a directory behind it. */
@Component
class EngineUsers implements People {

  private final ObjectProvider<ProcessEngine> engine;

  // The engine builds beans that ask for people, so it cannot be asked for before it stands.
  EngineUsers(ObjectProvider<ProcessEngine> engine) {
    this.engine = engine;
  }

  @Override
  public Optional<String> emailOf(String userId) {
    return find(userId).map(User::getEmail).filter(email -> !email.isBlank());
  }

  @Override
  public String nameOf(String userId) {
    return find(userId)
        .map(
            user ->
                Stream.of(user.getFirstName(), user.getLastName())
                    .filter(name -> name != null && !name.isBlank())
                    .collect(Collectors.joining(" ")))
        .filter(name -> !name.isEmpty())
        .orElse(userId);
  }

  @Override
  public List<String> membersOf(String group) {
    return asked(
        identities ->
            identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .sorted()
                .toList());
  }

  @Override
  public boolean isKnown(String userId) {
    return find(userId).isPresent();
  }

  @Override
  public boolean isMember(String userId, String group) {
    return asked(
        identities -> identities.createUserQuery().userId(userId).memberOfGroup(group).count() > 0);
  }

  private Optional<User> find(String userId) {
    return asked(
        identities ->
            Optional.ofNullable(identities.createUserQuery().userId(userId).singleResult()));
  }

  /** A rule of ours must come out the same for a user who may not look at other users. */
  private <T> T asked(Function<IdentityService, T> question) {
    var configuration =
        (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> question.apply(configuration.getIdentityService())));
  }
}
