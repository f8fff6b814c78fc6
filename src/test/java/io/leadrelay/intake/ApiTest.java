package io.leadrelay.intake;

import io.leadrelay.LeadrelayTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ActiveProfiles;

/** Calls the whole application over HTTP with the demo users, on both databases. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LeadrelayTest
@Tag("database")
@ActiveProfiles({"test", "demo"})
@interface ApiTest {}
