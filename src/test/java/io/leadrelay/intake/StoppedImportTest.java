package io.leadrelay.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.engine.EngineClock;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Signals;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LeadrelayTest
@Tag("database")
@DisplayName("An import that meets trouble")
class StoppedImportTest {

  @RegisterExtension final EngineClock clock = new EngineClock();

  @Autowired Imports imports;
  @Autowired UploadedFiles files;
  @Autowired TakeInLead takeInLead;
  @Autowired TakeInHistory takeInHistory;
  @Autowired Leads leads;
  @Autowired Cycles cycles;
  @Autowired Signals signals;
  @Autowired Timeline timeline;
  @Autowired LeadProcess process;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock time;
  @Autowired JdbcClient jdbc;
  @Autowired WorkOnImports work;

  private final ImportSettings settings =
      new ImportSettings(Duration.ofHours(1), Duration.ofDays(30));
  private final String name = "trouble-" + UUID.randomUUID();

  @AfterEach
  void leaveNothingRunning() throws IOException {
    clock.advance(Duration.ofMinutes(1));
    work.work(() -> true);
  }

  @Test
  @DisplayName("goes on behind the last hundred when it was told to stop")
  void goesOnAfterAStop() throws Exception {
    var id = accept(350);

    work.work(times(3));
    assertThat(stored()).isEqualTo(200);
    assertThat(show(id).tally()).isEqualTo(new ImportTally(200, 0, 0, 0));
    assertThat(show(id).state()).isEqualTo(ImportState.RUNNING);

    work.work(() -> true);
    assertDone(id, new ImportTally(350, 0, 0, 0));
  }

  @Test
  @DisplayName("goes on without doubles after its process died within a hundred")
  void goesOnAfterAKill() throws Exception {
    var id = accept(350);
    var advanced = new AtomicInteger();
    var dying =
        instead(
            Imports.class,
            imports,
            (method, arguments) -> {
              if (method.getName().equals("advance") && advanced.incrementAndGet() == 3) {
                throw new ProcessDied();
              }
              if (method.getName().equals("release")) {
                throw new ProcessDied();
              }
            });

    assertThatThrownBy(() -> worker(dying, takeInLead).work(() -> true))
        .isInstanceOf(ProcessDied.class);
    assertThat(stored()).isEqualTo(200);
    assertThat(show(id).tally()).isEqualTo(new ImportTally(200, 0, 0, 0));

    work.work(() -> true);
    assertThat(stored()).as("the lease of the dead still holds").isEqualTo(200);

    clock.advance(WorkOnImports.LEASE.plusSeconds(1));
    work.work(() -> true);
    assertDone(id, new ImportTally(350, 0, 0, 0));
  }

  @Test
  @DisplayName("keeps nothing of a hundred whose lease has passed to somebody else")
  void keepsNothingWithoutItsLease() throws Exception {
    var id = accept(250);
    var advanced = new AtomicInteger();
    var slow =
        instead(
            Imports.class,
            imports,
            (method, arguments) -> {
              if (method.getName().equals("hold") && advanced.incrementAndGet() == 2) {
                clock.advance(WorkOnImports.LEASE.plusSeconds(1));
                var other = claimInAnotherTransaction();
                assertThat(other).isEqualTo(id);
              }
            });

    worker(slow, takeInLead).work(() -> true);

    assertThat(stored()).isEqualTo(100);
    assertThat(show(id).tally()).isEqualTo(new ImportTally(100, 0, 0, 0));
  }

  @Test
  @DisplayName("takes in the others of a hundred when one row cannot be stored")
  void takesInTheOthers() throws Exception {
    var id = accept(120);
    var bad = name + "-57@example.org";
    var refusing =
        instead(
            Leads.class,
            leads,
            (method, arguments) -> {
              if (method.getName().equals("insert") && ("" + arguments[1]).contains(bad)) {
                throw new DataIntegrityViolationException("not this one");
              }
            });

    worker(imports, takeIn(refusing, process)).work(() -> true);

    assertDone(id, new ImportTally(119, 0, 1, 0));
    assertThat(imports.refusals(id, 0, 10))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.rowNumber()).isEqualTo(58);
              assertThat(row.cells()).containsExactly(bad, "Firm 57");
              assertThat(row.reason()).contains("Its log says more");
            });
  }

  @Test
  @DisplayName("stores the lead whose process cannot start, and leaves the start to a job")
  void leavesTheStartToAJob() throws Exception {
    var id = accept(3);
    var broken =
        instead(
            LeadProcess.class,
            process,
            (method, arguments) -> {
              if (method.getName().equals("start") && isSecond(arguments[0])) {
                throw new IllegalStateException("a broken table");
              }
            });

    worker(imports, takeIn(leads, broken)).work(() -> true);

    assertDone(id, new ImportTally(3, 0, 0, 0));
    assertThat(
            jdbc.sql(
                    "select email_key from lead l join lead_event e on e.lead_id = l.id"
                        + " where e.type = 'START_PENDING' and l.email_key like ?")
                .param(name + "%")
                .query(String.class)
                .list())
        .containsExactly(name + "-2@example.org");
  }

  @Test
  @DisplayName("blames no row for a database that is away, and goes on when it is back")
  void blamesNoRowForTheDatabase() throws Exception {
    var id = accept(150);
    var away =
        instead(
            Leads.class,
            leads,
            (method, arguments) -> {
              if (method.getName().equals("insert") && ("" + arguments[1]).contains("-120@")) {
                throw new QueryTimeoutException("gone");
              }
            });

    assertThatThrownBy(() -> worker(imports, takeIn(away, process)).work(() -> true))
        .isInstanceOf(QueryTimeoutException.class);
    assertThat(show(id).tally()).isEqualTo(new ImportTally(119, 0, 0, 0));

    work.work(() -> true);
    assertDone(id, new ImportTally(150, 0, 0, 0));
  }

  @Test
  @DisplayName("ends as failed when its file is gone for a day")
  void failsWithoutItsFile() throws Exception {
    var id = accept(10);
    files.remove(id);

    work.work(() -> true);
    work.tidyUp();
    assertThat(show(id).state()).isEqualTo(ImportState.RUNNING);

    clock.advance(Duration.ofDays(1).plusMinutes(1));
    work.tidyUp();
    assertThat(show(id).state()).isEqualTo(ImportState.FAILED);
    assertThat(show(id).error()).contains("Send it again");
  }

  @Test
  @DisplayName("forgets what it refused thirty days after its end")
  void forgetsRefusals() throws Exception {
    var id = accept("email,company\nnobody,Firm\n");
    work.work(() -> true);
    assertThat(imports.refusals(id, 0, 10)).hasSize(1);

    clock.advance(Duration.ofDays(29));
    work.tidyUp();
    assertThat(imports.refusals(id, 0, 10)).hasSize(1);

    clock.advance(Duration.ofDays(2));
    work.tidyUp();
    assertThat(imports.refusals(id, 0, 10)).isEmpty();
    assertThat(show(id).tally()).isEqualTo(new ImportTally(0, 0, 1, 0));
  }

  private void assertDone(UUID id, ImportTally tally) {
    assertThat(show(id).state()).isEqualTo(ImportState.DONE);
    assertThat(show(id).tally()).isEqualTo(tally);
    assertThat(stored()).isEqualTo(tally.created());
    assertThat(
            jdbc.sql(
                    "select count(*) from lead_cycle c join lead l on l.id = c.lead_id"
                        + " where l.email_key like ?")
                .param(name + "%")
                .query(Long.class)
                .single())
        .isEqualTo(tally.created());
    assertThat(files.has(id)).isFalse();
  }

  private UUID accept(int count) throws IOException {
    return accept(new String(ImportTest.leads(name, count), UTF_8));
  }

  /** Accepts a file that no thread of the application will begin with. */
  private UUID accept(String file) throws IOException {
    var idle = new ImportThread(work, settings);
    return new AcceptImport(imports, files, idle, () -> "test", transaction, time)
        .accept(new ByteArrayInputStream(ImportTest.bytes(file)), ImportTest.aliveMapping())
        .id();
  }

  private WorkOnImports worker(Imports imports, TakeInLead takeInLead) {
    return new WorkOnImports(
        imports,
        files,
        takeInLead,
        takeInHistory,
        LeadAttributes.none(),
        settings,
        transaction,
        time);
  }

  private TakeInLead takeIn(Leads leads, LeadProcess process) {
    return new TakeInLead(leads, cycles, signals, timeline, process, transaction, time);
  }

  private boolean isSecond(Object lead) {
    return (name + "-2@example.org").equals(leads.get((LeadId) lead).details().email());
  }

  private UUID claimInAnotherTransaction() {
    var claimed = new UUID[1];
    var other =
        new Thread(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        claimed[0] =
                            imports
                                .claim(
                                    UUID.randomUUID(),
                                    clock.now(),
                                    clock.now().plus(WorkOnImports.LEASE),
                                    files::has)
                                .orElseThrow()
                                .id()));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return claimed[0];
  }

  private LeadImport show(UUID id) {
    return imports.find(id).orElseThrow();
  }

  private long stored() {
    return jdbc.sql("select count(*) from lead where email_key like ?")
        .param(name + "%")
        .query(Long.class)
        .single();
  }

  /** Says yes that many times. */
  private static BooleanSupplier times(int count) {
    var left = new AtomicInteger(count);
    return () -> left.getAndDecrement() > 0;
  }

  private interface Trouble {
    void before(Method method, Object[] arguments);
  }

  private static <T> T instead(Class<T> port, T real, Trouble trouble) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              trouble.before(method, arguments == null ? new Object[0] : arguments);
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static final class ProcessDied extends Error {

    private static final long serialVersionUID = 1L;
  }
}
