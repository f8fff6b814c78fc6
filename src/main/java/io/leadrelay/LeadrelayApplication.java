package io.leadrelay;

import io.leadrelay.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Leadrelay: carries every lead from marketing to sales and back, under a signed agreement. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class LeadrelayApplication {

  public static void main(String[] args) {
    Commands.run(args, Commands.console())
        .ifPresentOrElse(
            System::exit, () -> SpringApplication.run(LeadrelayApplication.class, args));
  }
}
