package dev.relapse.simulation.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What grafana-operator's client sends and reads: controllers/grafanadashboard/grafana_client.go of
 * v4.4.1. Statuses are those of Grafana's documentation.
 */
@Timeout(30)
class GrafanaServerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ADMIN = "admin:secret";

    private GrafanaServer server;

    @BeforeEach
    void start() throws IOException {
        server = GrafanaServer.start("127.0.0.1", 0, Admin.parse(ADMIN + "\n"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyHealthIsForAnybody() throws Exception {
        assertThat(send("GET", "/api/health", "", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/folders", "", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/api/folders", "", "admin:wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void aFolderIsMadeOnceAndFoundAgain() throws Exception {
        JsonNode made = json(200, "POST", "/api/folders", "{\"title\": \"team-1\"}");
        assertThat(made.path("id").asLong()).isPositive();

        assertThat(json(200, "GET", "/api/folders", "")).containsExactly(made);
        assertThat(json(200, "GET", "/api/folders/id/" + made.path("id"), "")).isEqualTo(made);
        json(409, "POST", "/api/folders", "{\"title\": \"team-1\"}");
        json(400, "POST", "/api/folders", "{}");
        json(200, "DELETE", "/api/folders/" + made.path("uid").asText(), "");
        json(404, "GET", "/api/folders/id/" + made.path("id"), "");
    }

    @Test
    void aDashboardKeepsItsIdAndCountsItsVersions() throws Exception {
        String save =
                "{\"dashboard\": {\"id\": null, \"uid\": \"abc\", \"title\": \"Orders\"}, \"folderId\": 1, \"overwrite\": true}";
        json(404, "GET", "/api/dashboards/uid/abc", "");
        JsonNode first = json(200, "POST", "/api/dashboards/db", save);
        JsonNode second = json(200, "POST", "/api/dashboards/db", save);

        JsonNode shown = json(200, "GET", "/api/dashboards/uid/abc", "");
        // The operator dereferences it without a check.
        assertThat(shown.path("dashboard").path("id").asLong()).isPositive();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("version").asLong()).isEqualTo(2);
        assertThat(shown.path("meta").path("folderId").asLong()).isEqualTo(1);
        json(200, "DELETE", "/api/dashboards/uid/abc", "");
        json(404, "GET", "/api/dashboards/uid/abc", "");
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        json(400, "POST", "/api/dashboards/db", "not json");
        json(400, "POST", "/api/dashboards/db", "{}");
        json(404, "GET", "/api/users", "");
    }

    @Test
    void itListensOnLoopbackOnlyAndNeedsAUser() {
        assertThatThrownBy(() -> GrafanaServer.start("0.0.0.0", 0, Admin.parse(ADMIN)))
                .hasMessageContaining("0.0.0.0 is not a loopback address");
        assertThatThrownBy(() -> Admin.parse("admin"))
                .hasMessageContaining("does not hold <user>:<password>");
    }

    private JsonNode json(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body, ADMIN);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body, String user)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .method(method, BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
