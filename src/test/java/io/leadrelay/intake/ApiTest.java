package io.leadrelay.intake;

import io.leadrelay.LeadrelayTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** Calls the whole application over HTTP with the demo users, on both databases. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LeadrelayTest
@Tag("database")
@TestPropertySource(properties = "leadrelay.demo.leads=false")
@ActiveProfiles({"test", "demo"})
@interface ApiTest {}
