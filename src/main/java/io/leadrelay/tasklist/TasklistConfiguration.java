package io.leadrelay.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.OwnersWords;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TasklistConfiguration {

  @Bean
  FilterRegistrationBean<PlainRefusals> plainRefusals(
      TaskService tasks, OwnersWords words, Languages languages, ObjectMapper json) {
    var registration =
        new FilterRegistrationBean<>(new PlainRefusals(tasks, words, languages, json));
    registration.addUrlPatterns("/camunda/api/engine/*");
    return registration;
  }

  @Bean
  FilterRegistrationBean<NamesInLanguage> namesInLanguage(Languages languages, ObjectMapper json) {
    var registration = new FilterRegistrationBean<>(new NamesInLanguage(languages, json));
    registration.addUrlPatterns("/camunda/api/engine/*");
    return registration;
  }
}
