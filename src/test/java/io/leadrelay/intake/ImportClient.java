package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Imports files over HTTP as the API client of the demo does. */
final class ImportClient {

  private static final String BOUNDARY = "-----the-boundary-between-the-parts";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  ImportClient(int port) {
    this.port = port;
  }

  /** A real file that is not part of the project; a test that needs it skips without it. */
  static Path shared(String name) {
    var path =
        Path.of(Optional.ofNullable(System.getenv("LEADRELAY_SHARED")).orElse("../shared"))
            .resolve("data")
            .resolve(name);
    assumeTrue(Files.exists(path), "skipped: the shared data is not here");
    return path;
  }

  static String onlineSchoolMapping(String name) throws IOException {
    return Files.readString(Path.of("src/examples/online-school", name));
  }

  HttpResponse<String> upload(byte[] content, @Nullable String mapping) {
    return upload(BodyPublishers.ofByteArray(content), mapping);
  }

  HttpResponse<String> upload(Supplier<InputStream> content, @Nullable String mapping) {
    return upload(BodyPublishers.ofInputStream(content), mapping);
  }

  private HttpResponse<String> upload(BodyPublisher content, @Nullable String mapping) {
    var before =
        new StringBuilder(mapping == null ? "" : part("mapping", "application/json", mapping))
            .append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\";")
            .append(" filename=\"leads.csv\"\r\nContent-Type: text/csv\r\n\r\n");
    return post(
        BodyPublishers.concat(
            BodyPublishers.ofString(before.toString()),
            content,
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")));
  }

  static String part(String name, String type, String content) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, type, content);
  }

  /** Sends a form as it is written here, right or wrong. */
  HttpResponse<String> postForm(String parts) {
    return post(BodyPublishers.ofString(parts + "--" + BOUNDARY + "--\r\n"));
  }

  private HttpResponse<String> post(BodyPublisher body) {
    return send(
        request("/api/imports")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Uploads a file, waits until its import has ended, and shows it. */
  JsonNode importFile(byte[] content, @Nullable String mapping) {
    return awaitEnd(accepted(upload(content, mapping)));
  }

  JsonNode importFile(Path file, @Nullable String mapping) throws IOException {
    return importFile(Files.readAllBytes(file), mapping);
  }

  /** The id of an import that was accepted. */
  String accepted(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    var id = parsed(response).get("id").asText();
    assertThat(response.headers().firstValue("Location")).contains("/api/imports/" + id);
    return id;
  }

  JsonNode show(String id) {
    return parsed(get("/api/imports/" + id));
  }

  JsonNode awaitEnd(String id) {
    return awaitEnd(id, Duration.ofMinutes(2));
  }

  JsonNode awaitEnd(String id, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var leadImport = show(id);
      assertThat(sum(leadImport)).isEqualTo(leadImport.get("rows").asLong());
      if (!leadImport.get("state").asText().equals("RUNNING")) {
        return leadImport;
      }
      assertThat(System.nanoTime()).as("still running: " + leadImport).isLessThan(deadline);
      pause();
    }
  }

  static long sum(JsonNode leadImport) {
    return leadImport.get("created").asLong()
        + leadImport.get("merged").asLong()
        + leadImport.get("refused").asLong()
        + leadImport.get("blank").asLong();
  }

  JsonNode parsed(HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var login =
        Base64.getEncoder().encodeToString("api:Demo-relay-1".getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Basic " + login);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
