package io.leadrelay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * A test against the whole application with the demo users, started with what its owners have added
 * ({@link OwnersFolder}). Classes that add nothing to it share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@LeadrelayTest
@ActiveProfiles({"test", "demo"})
@TestPropertySource(properties = "leadrelay.demo.leads=false")
@ContextConfiguration(initializers = {TestDatabase.class, OwnersFolder.class})
public @interface OwnersTest {}
