package io.leadrelay.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Speaks HTTP as a person's browser does in Tasklist, or as a client with a Basic login. */
public class Browser {

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final int port;

  public Browser(int port) {
    this.port = port;
  }

  /** Logs in to a web app as its login page does and answers with the status. */
  public int logIn(String user, String app) {
    fetchCsrfToken(app);
    var form = "username=" + encode(user) + "&password=" + encode(DemoUsers.PASSWORD);
    var status =
        sendBody(
                "POST",
                "/camunda/api/admin/auth/user/default/login/" + app,
                "application/x-www-form-urlencoded",
                form)
            .statusCode();
    // The login begins a new session, and with it a new token.
    fetchCsrfToken(app);
    return status;
  }

  private void fetchCsrfToken(String app) {
    send("GET", "/camunda/app/" + app + "/default/");
  }

  public HttpResponse<String> send(String method, String path, String... headers) {
    return exchange(request(path, headers).method(method, BodyPublishers.noBody()));
  }

  public HttpResponse<String> sendJson(String method, String path, String body) {
    return sendBody(method, path, "application/json", body);
  }

  /** One call with a Basic login and no session. */
  public HttpResponse<String> call(String method, String path, String user, String password) {
    var login =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return send(method, path, "Authorization", "Basic " + login);
  }

  private HttpResponse<String> sendBody(String method, String path, String type, String body) {
    return exchange(
        request(path, "Content-Type", type).method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .findFirst()
        .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    return request;
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
