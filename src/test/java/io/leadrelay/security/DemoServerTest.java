package io.leadrelay.security;

import io.leadrelay.LeadrelayTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;

/** Runs a test against the whole application on a free port, with the demo users. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LeadrelayTest
@ActiveProfiles({"test", "demo"})
public @interface DemoServerTest {}
