package io.leadrelay.process;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.TaskLinks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tasklist's own addresses: what stands behind the # survives the login. One {@code about}
 * something is made out by our script in Tasklist, with what its reader may see.
 */
@Component
class TasklistLinks implements TaskLinks {

  private static final String TASKLIST = "/camunda/app/tasklist/default/#/";

  // The engine builds steps that tell people, so it cannot be asked for before it stands.
  private final ObjectProvider<ProcessEngine> engine;
  private final ObjectProvider<OnOurBehalf> onOurBehalf;
  private final String list;

  TasklistLinks(
      ObjectProvider<ProcessEngine> engine,
      ObjectProvider<OnOurBehalf> onOurBehalf,
      @Value("${leadrelay.url:http://localhost:${server.port:8080}}") String url) {
    this.engine = engine;
    this.onOurBehalf = onOurBehalf;
    this.list = url.replaceAll("/+$", "") + TASKLIST;
  }

  @Override
  public Map<LeadId, String> toLeads(Collection<LeadId> leads) {
    var links = new HashMap<LeadId, String>();
    leads.forEach(lead -> links.put(lead, list));
    var keys = leads.stream().map(LeadId::toString).distinct().toArray(String[]::new);
    if (keys.length > 0) {
      onOurBehalf.getObject().run(() -> putTasks(links, keys));
    }
    return links;
  }

  private void putTasks(Map<LeadId, String> links, String... keys) {
    var open =
        engine
            .getObject()
            .getTaskService()
            .createTaskQuery()
            .processDefinitionKey(LeadLifecycle.PROCESS)
            .processInstanceBusinessKeyIn(keys)
            .list();
    var leads = leadsOf(open);
    var several = new HashSet<String>();
    for (var task : open) {
      var isOnly = several.add(task.getProcessInstanceId());
      links.put(
          LeadId.of(requireNonNull(leads.get(task.getProcessInstanceId()))),
          isOnly ? list + "?task=" + task.getId() : list);
    }
  }

  private Map<String, String> leadsOf(List<Task> open) {
    Set<String> instances = open.stream().map(Task::getProcessInstanceId).collect(toSet());
    return instances.isEmpty()
        ? Map.of()
        : engine
            .getObject()
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceIds(instances)
            .list()
            .stream()
            .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  @Override
  public String toTaskAbout(String about) {
    return list + "?about=" + URLEncoder.encode(about, StandardCharsets.UTF_8);
  }
}
