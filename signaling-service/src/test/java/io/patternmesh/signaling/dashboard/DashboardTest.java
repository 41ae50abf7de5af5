package io.patternmesh.signaling.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@QuarkusTest
class DashboardTest {

  /** Surefire passes it on; without it a page that is missing is a fault. */
  private static final String NO_PAGE = "built without the dashboard, with -DskipWeb";

  private static final Pattern SCRIPT = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"");

  @TestHTTPResource URI server;

  static boolean builtIn() {
    return DashboardTest.class.getResource("/META-INF/resources/index.html") != null;
  }

  @Test
  @DisabledIfSystemProperty(named = "skipWeb", matches = ".*", disabledReason = NO_PAGE)
  void thePageIsServedWhereTheSocketIs() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>PatternMesh</title>");
    assertGuarded(page);
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
    try (TestPeer alice = TestPeer.joined(server, "beside-a-page", "Alice")) {
      assertThat(alice.id()).isNotNull();
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "skipWeb", matches = ".*", disabledReason = NO_PAGE)
  void itsScriptIsCompressedAndKeptForAYear() throws Exception {
    Matcher script = SCRIPT.matcher(get("/").body());
    assertThat(script.find()).isTrue();
    HttpResponse<String> file = get("/" + script.group(1), "Accept-Encoding", "gzip");
    assertThat(file.statusCode()).isEqualTo(200);
    assertGuarded(file);
    assertThat(file.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    assertThat(file.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  @DisabledIf("builtIn")
  void withoutIt404SaysWhy() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("built without the dashboard");
    try (TestPeer alice = TestPeer.joined(server, "beside-no-page", "Alice")) {
      assertThat(alice.id()).isNotNull();
    }
  }

  @Test
  void thePageIsToldThatThePeerRunsInIt() throws Exception {
    HttpResponse<String> backend = get("/dashboard.json");
    assertThat(backend.body()).isEqualTo("{\"backend\":\"page\",\"signalingUrl\":null}");
    assertThat(backend.headers().firstValue("Content-Type")).contains("application/json");
    assertGuarded(backend);
  }

  @Test
  void aFileThatIsMissingIsNotKeptAsMissing() throws Exception {
    HttpResponse<String> file = get("/assets/gone-1a2b3c.js");
    assertThat(file.statusCode()).isEqualTo(404);
    assertThat(file.headers().allValues("Cache-Control")).containsExactly("no-cache");
  }

  private static void assertGuarded(HttpResponse<?> answer) {
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'")
        .endsWith("base-uri 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
