package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.relapse.cluster.BlastRadius;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGuardTest {

    private static final URI SERVER = URI.create("https://api.example/proxied");
    private static final RunMarks RUN = new RunMarks("0a1b2c3d");
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";

    private final RequestGuard guard = RequestGuard.of(SERVER, RUN, Reach.WHOLE);

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/secrets",
        "POST, /api/v1/namespaces/relapse-0a1b2c3d/pods",
        "DELETE, /api/v1/namespaces/relapse-0a1b2c3d/pods",
        "GET, /api/v1/namespaces/relapse-0a1b2c3d/pods/p/exec",
        "DELETE, /api/v1/namespaces/relapse-0a1b2c3d",
        "PATCH, /api/v1/nodes/relapse-0a1b2c3d-edge-1",
        "PUT, /apis/rbac.authorization.k8s.io/v1/clusterroles/relapse-0a1b2c3d-kwok",
        "DELETE, /api/v1/namespaces/default/events/relapse-0a1b2c3d-edge-1.17"
    })
    void whatIsTheRunsIsSent(String method, String path) {
        assertThatCode(() -> send(method, path, "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/nodes/theirs",
        "DELETE, /api/v1/nodes/relapse-0a1b2c3dd",
        "DELETE, /api/v1/nodes",
        "PATCH, /api/v1/namespaces/kube-system",
        "POST, /api/v1/namespaces/kube-system/pods/dns/eviction",
        "PUT, /api/v1/namespaces/kube-system/configmaps/relapse-0a1b2c3d-x",
        "GET, /api/v1/namespaces/kube-system/pods/dns/exec",
        "GET, /api/v1/nodes/theirs/proxy",
        "PATCH, /apis/apiregistration.k8s.io/v1/apiservices/relapse-0a1b2c3d-x"
    })
    void whatIsNotIsKept(String method, String path) {
        assertThatIllegalStateException()
                .isThrownBy(() -> send(method, path, ""))
                .withMessageContaining("was not sent");
    }

    @Test
    void aNewObjectBearsTheLabelAndTheName() {
        String label = "\"labels\": {\"relapse.dev/run\": \"0a1b2c3d\"}";
        assertThatCode(() -> create("\"name\": \"relapse-0a1b2c3d-n\", " + label))
                .doesNotThrowAnyException();
        for (String metadata :
                List.of(
                        "\"name\": \"relapse-0a1b2c3d-n\"",
                        "\"name\": \"n\", " + label,
                        "\"generateName\": \"relapse-0a1b2c3d-\", " + label,
                        label)) {
            assertThatIllegalStateException().as(metadata).isThrownBy(() -> create(metadata));
        }
    }

    @Test
    void whatTheScenarioDoesNotDeclareIsKeptEvenWithTheName() {
        RequestGuard narrow = RequestGuard.of(SERVER, RUN, Reach.of(BlastRadius.none()));

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                narrow.before(
                                        null,
                                        request("DELETE", "/api/v1/nodes/relapse-0a1b2c3d-n", ""),
                                        null));
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                RequestGuard.readOnly(SERVER)
                                        .before(
                                                null,
                                                request("POST", RBAC + "/clusterroles", ""),
                                                null));
    }

    private void create(String metadata) {
        send("POST", "/api/v1/nodes", "{\"metadata\": {" + metadata + "}}");
    }

    private void send(String method, String path, String body) {
        guard.before(null, request(method, path, body), null);
    }

    private static HttpRequest request(String method, String path, String body) {
        return new HttpRequest() {
            @Override
            public UUID id() {
                return new UUID(0, 0);
            }

            @Override
            public URI uri() {
                return URI.create(SERVER + path);
            }

            @Override
            public String method() {
                return method;
            }

            @Override
            public String bodyString() {
                return body;
            }

            @Override
            public List<String> headers(String key) {
                return List.of();
            }

            @Override
            public Map<String, List<String>> headers() {
                return Map.of();
            }
        };
    }
}
