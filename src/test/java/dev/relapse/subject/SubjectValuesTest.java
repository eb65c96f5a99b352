package dev.relapse.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of objects, environments and files, declared as a scenario declares them. */
class SubjectValuesTest {

    @TempDir private Path project;
    private Path theirs;
    private ScenarioDefinition definition;

    @BeforeEach
    void aScenario() throws IOException {
        theirs = Files.createDirectories(project.resolve("theirs"));
        Path folder = Files.createDirectories(project.resolve("scenarios/some-id"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                title: A title
                links: []
                clusters: [embedded]
                needs: {time: 90s, memoryMiB: 100}
                components: {calico: {version: 3.24.3, role: it looks}}
                timers: {}
                subject:
                  inputs:
                    hpa:
                      what: the autoscaler
                      kind: HorizontalPodAutoscaler
                      sets:
                        min: {field: spec.minReplicas, otherwise: 1}
                        max: {field: spec.maxReplicas}
                        target: {field: "spec.metrics.*.resource.name"}
                    sidecar: {what: the default Sidecar, kind: Sidecar, namespace: istio-system, guard: {}}
                    calico:
                      what: calico-node
                      kind: DaemonSet
                      container: calico-node
                      guard: {env: METHOD, not: [first-found], settings: {fix: method}}
                      sets: {fix.method: {env: METHOD}}
                      versions: {calico: image-tag}
                    kubeadm: {what: kubeadm's file, kind: InitConfiguration, guard: {field: nodeRegistration.criSocket}}
                    containerd:
                      what: containerd's file
                      file: config.toml
                      sets: {sandbox: {line: ' *sandbox(?:_image)? = "(.*)"', otherwise: ""}}
                settings: {min: 2, max: 10, target: cpu, fix: none, fix.method: none, sandbox: none}
                variants: {main: {title: the main one}}
                """);
        definition = ScenarioFile.read(folder);
    }

    @Test
    void fieldsAreReadAndOneThatIsNotThereHasItsDefault() throws IOException {
        hpa("maxReplicas: 7, metrics: [{resource: {name: memory}}]");

        assertThat(read().settings())
                .containsEntry("min", "1")
                .containsEntry("max", "7")
                .containsEntry("target", "memory");
    }

    @Test
    void aFieldThatMustBeThereIsMissedByName() throws IOException {
        hpa("metrics: [{resource: {name: memory}}]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read().settings())
                .withMessage(
                        "HorizontalPodAutoscaler shop/web in hpa.yaml has no spec.maxReplicas,"
                                + " which the scenario needs");
    }

    @Test
    void ofSeveralElementsNoneIsChosen() throws IOException {
        hpa("maxReplicas: 7, metrics: [{resource: {name: memory}}, {resource: {name: cpu}}]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read().settings())
                .withMessageContaining("has 2 of spec.metrics; leave the one");
    }

    @Test
    void ofSeveralObjectsNoneIsChosen() throws IOException {
        hpa("maxReplicas: 7");
        Files.copy(theirs.resolve("hpa.yaml"), theirs.resolve("other.yaml"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read().settings())
                .withMessageContaining("more than one of the autoscaler")
                .withMessageContaining("in hpa.yaml")
                .withMessageContaining("in other.yaml]; leave one");
    }

    @Test
    void onlyTheNamespaceThatIsMeantCounts() throws IOException {
        Files.writeString(
                theirs.resolve("s.yaml"),
                """
                {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: a, namespace: shop}}
                ---
                {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: b, namespace: istio-system}}
                """);

        Subject subject = read();

        assertThat(subject.manifests("sidecar")).extracting(Manifest::name).containsExactly("b");
        assertThat(subject.record().guards()).containsExactly("the default Sidecar");
        assertThat(subject.record().missing()).contains("the autoscaler", "containerd's file");
    }

    @Test
    void aVariableIsTheGuardAndTheTagIsAVersion() throws IOException {
        calico("v3.27.0", "{name: METHOD, value: interface=eth0}");

        Subject subject = read();

        assertThat(subject.record().guards())
                .containsExactly("METHOD interface=eth0 in calico-node");
        assertThat(subject.settings())
                .containsEntry("fix", "method")
                .containsEntry("fix.method", "interface=eth0");
        assertThat(subject.versions()).containsEntry("calico", "3.27.0");
        assertThat(definition.judging(subject, definition.main()).label())
                .startsWith("main, calico 3.27.0, on ");
    }

    @Test
    void ourOwnVersionIsNoCandidate() throws IOException {
        calico("v3.24.3", "{name: METHOD, value: interface=eth0}");

        assertThat(definition.judging(read(), definition.main()).candidates().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: METHOD, value: first-found}",
                "{name: METHOD}",
                "{name: OTHER, value: x}"
            })
    void whatIsUpstreamsDefaultAnywayIsNoGuard(String variable) throws IOException {
        calico("latest", variable);

        Subject subject = read();

        assertThat(subject.hasGuard()).isFalse();
        assertThat(subject.settings()).doesNotContainKeys("fix", "fix.method");
        assertThat(subject.versions()).isEmpty();
    }

    @Test
    void aVariableWhoseValueLiesElsewhereIsRefused() throws IOException {
        calico("v3.24.3", "{name: METHOD, valueFrom: {configMapKeyRef: {name: c, key: k}}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read().hasGuard())
                .withMessageContaining("takes METHOD from elsewhere (valueFrom)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    sandbox_image = \"a/pause:3.6\" | a/pause:3.6",
                "  sandbox = \"a/pause:3.10\" | a/pause:3.10",
                "[plugins] | ''",
            })
    void aLineOfAFileIsReadWhereverTheFileLies(String line, String value) throws IOException {
        Path etc = Files.createDirectories(theirs.resolve("etc/containerd"));
        Files.writeString(etc.resolve("config.toml"), "version = 2\n" + line + "\n");

        Subject subject = read();

        assertThat(subject.settings()).containsEntry("sandbox", value);
        assertThat(subject.record().found())
                .containsExactly("containerd's file: etc/containerd/config.toml");
    }

    @Test
    void aConfigurationFileNeedsNoName() throws IOException {
        Files.writeString(
                theirs.resolve("kubeadm.yaml"),
                """
                apiVersion: kubeadm.k8s.io/v1beta3
                kind: InitConfiguration
                nodeRegistration: {criSocket: unix:///run/containerd/containerd.sock}
                """);

        assertThat(read().record().guards())
                .containsExactly(
                        "nodeRegistration.criSocket unix:///run/containerd/containerd.sock in"
                                + " kubeadm's file");
        assertThat(read().record().found())
                .containsExactly("kubeadm's file: InitConfiguration in kubeadm.yaml");
    }

    private Subject read() {
        return definition.subjectIn(theirs);
    }

    private void hpa(String spec) throws IOException {
        Files.writeString(
                theirs.resolve("hpa.yaml"),
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec: {%s}
                """
                        .formatted(spec));
    }

    private void calico(String tag, String variable) throws IOException {
        Files.writeString(
                theirs.resolve("calico.yaml"),
                """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: calico-node, namespace: kube-system}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: calico-node, image: "docker.io/calico/node:%s", env: [%s]}
                """
                        .formatted(tag, variable));
    }
}
