package io.leadrelay.simulation;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.TestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * A test that lives through months by the engine's clock. These share an application of their own,
 * an online school that begins on the last day of 2021: a clock that moves by months and an
 * agreement that changes would be in the way of all other tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@LeadrelayTest
@Tag("simulation")
@TestPropertySource(
    properties = {
      "leadrelay.agreement.monthly-target=100",
      "leadrelay.agreement.zone=Asia/Kolkata",
      "leadrelay.agreement.working-hours=" + SchoolModels.WORKING_HOURS,
      "leadrelay.agreement.holidays="
    })
@ContextConfiguration(initializers = {TestDatabase.class, SchoolModels.class})
@interface Simulation {}
