package io.leadrelay.mail;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  /** SMTP where {@code spring.mail.host} is set, files in the data folder where it is not. */
  @Bean
  MailTransport mailTransport(
      ObjectProvider<JavaMailSender> mailSender, @Value("${leadrelay.data:./data}") String data) {
    var smtp = mailSender.getIfAvailable();
    return smtp == null ? new FileTransport(Path.of(data, "mail")) : new SmtpTransport(smtp);
  }
}
