package dev.relapse.scenarios.aggregatedmetricsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {

    @TempDir private Path folder;

    @Test
    void metricsServerIsKnownInAnyNamespaceAndAnotherByItsName() throws IOException {
        claim("a", "{namespace: metrics, name: metrics-server}");
        claim("b", "{namespace: monitoring, name: custom-adapter}");

        Claims claims = Claims.of(read());

        assertThat(claims.metricsServers()).isPresent();
        assertThat(claims.another().orElseThrow().getSpec().getService().getName())
                .isEqualTo("custom-adapter");
    }

    @Test
    void oneOwnerLeavesNobodyElse() throws IOException {
        claim("a", "{namespace: metrics, name: metrics-server}");

        assertThat(Claims.of(read()).another()).isEmpty();
    }

    @Test
    void ofSeveralOthersNoneIsChosen() throws IOException {
        claim("a", "{namespace: x, name: adapter}");
        claim("b", "{namespace: y, name: adapter}");

        refused("more than one APIService v1beta1.metrics.k8s.io is of adapter; leave one");
    }

    @Test
    void aClaimThatNamesNoServiceIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("a.yaml"),
                """
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: v1beta1.metrics.k8s.io}
                spec: {group: metrics.k8s.io, version: v1beta1}
                """);

        refused("in a.yaml names no Service that serves the API");
    }

    @Test
    void aServerThatIsInstalledCannotBeJudged() throws IOException {
        claim("a", "{namespace: monitoring, name: prometheus-adapter}");
        adapter();

        refused("can only tell of a server that nobody installs");
    }

    @Test
    void anAdapterAloneClaimsNothing() throws IOException {
        adapter();

        refused("there is no APIService v1beta1.metrics.k8s.io among the manifests");
    }

    private void refused(String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Claims.of(read()))
                .withMessageContaining(complaint);
    }

    private Subject read() {
        return ScenarioCatalogue.ofProject().read("aggregated-metrics-api").subjectIn(folder);
    }

    private void claim(String file, String service) throws IOException {
        Files.writeString(
                folder.resolve(file + ".yaml"),
                """
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: v1beta1.metrics.k8s.io}
                spec: {group: metrics.k8s.io, version: v1beta1, service: %s}
                """
                        .formatted(service));
    }

    private void adapter() throws IOException {
        Files.writeString(
                folder.resolve("adapter.yaml"),
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: adapter, namespace: monitoring}
                spec:
                  template: {spec: {containers: [{name: main, image: "r.example/prometheus-adapter:v0.12.0"}]}}
                """);
    }
}
