package io.leadrelay.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** Runs a test against the whole application on a free port, with the demo users. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:demo-server;DB_CLOSE_DELAY=-1",
      "spring.datasource.username=sa",
      "camunda.bpm.authorization.enabled=true",
      "camunda.bpm.job-execution.enabled=false"
    })
@ActiveProfiles("demo")
@interface DemoServerTest {}
