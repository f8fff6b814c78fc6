package io.leadrelay.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  /** Static, because it looks before any other bean is made. */
  @Bean
  static StrongAdminPassword strongAdminPassword(Environment environment) {
    return new StrongAdminPassword(environment);
  }
}
