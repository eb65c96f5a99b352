package dev.relapse.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.subject.Reading.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

    private static final SubjectInputs DRAINO =
            new SubjectInputs(
                    Map.of("incident", "node-dies"),
                    List.of(
                            new SubjectInput(
                                    "draino",
                                    "draino's arguments",
                                    new Selector(
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of("draino"),
                                            Optional.empty()),
                                    Choice.ALL,
                                    Optional.empty(),
                                    new Guard(
                                            true,
                                            Optional.of("--evict-statefulset-pods"),
                                            Optional.empty(),
                                            List.of(),
                                            Map.of("fix", "restart")),
                                    List.of("--kubeconfig"),
                                    Map.of(
                                            "draino.flags", Reading.of(How.ARGUMENTS_WITHOUT_GUARD),
                                            "fix.flags", Reading.of(How.ARGUMENTS)),
                                    Map.of()),
                            input(
                                    "daemonsets",
                                    "DaemonSet",
                                    Map.of("cpu", Reading.of(How.CPU_REQUESTS)))));

    @TempDir private Path folder;

    @Test
    void theGuardIsTakenOutForTheIncidentAndIsTheFix() throws IOException {
        draino("--evict-statefulset-pods, --max-grace-period=8m, --kubeconfig=/x, KernelDeadlock");

        Subject subject = read();

        assertThat(subject.hasGuard()).isTrue();
        assertThat(subject.settings())
                .containsEntry("draino.flags", "--max-grace-period=8m")
                .containsEntry("fix.flags", "--evict-statefulset-pods --max-grace-period=8m")
                .containsEntry("fix", "restart")
                .containsEntry("incident", "node-dies");
        assertThat(subject.record().found())
                .containsExactly("draino's arguments: Deployment ops/draino in draino.yaml");
        assertThat(subject.record().missing()).containsExactly("daemonsets");
        assertThat(subject.record().guards())
                .containsExactly("--evict-statefulset-pods in draino's arguments");
    }

    @Test
    void withoutAGuardThePublishedFixStays() throws IOException {
        draino("--evict-statefulset-pods=false, --dry-run");

        Subject subject = read();

        assertThat(subject.hasGuard()).isFalse();
        assertThat(subject.settings())
                .containsEntry("draino.flags", "--evict-statefulset-pods=false --dry-run")
                .doesNotContainKeys("fix", "fix.flags");
    }

    @Test
    void requestsOfEveryObjectAreAddedUpAlsoWithinLists() throws IOException {
        Files.writeString(
                folder.resolve("all.json"),
                """
                {"apiVersion": "v1", "kind": "List", "items": [%s, %s]}
                """
                        .formatted(daemonSet("a", "1500m"), daemonSet("b", "0.5")));

        assertThat(read().settings()).containsEntry("cpu", "2000m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: [a | is no YAML that can be read",
                "apiVersion: v1, kind: {{ .Values.kind }} | is a template; render it first",
                "only: values | holds no manifest",
                "{apiVersion: v1, kind: Pod, metadata: {}} | a Pod there has no metadata.name",
                "{apiVersion: v1, kind: Secret, metadata: {name: s}} | which looks for draino's arguments; daemonsets",
            })
    void badInputGetsOneClearError(String text, String complaint) throws IOException {
        Files.writeString(folder.resolve("it.yaml"), text);

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageContaining(complaint);
    }

    @Test
    void aFolderThatIsNoneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.read(folder, "gone", List.of(), DRAINO))
                .withMessageContaining("gone is no folder")
                .withMessageContaining("-Drelapse.subject");
    }

    private Subject read() {
        return Subject.read(Path.of(""), folder.toString(), List.of(), DRAINO);
    }

    private void draino(String arguments) throws IOException {
        Files.writeString(
                folder.resolve("draino.yaml"),
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: draino, namespace: ops}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: draino, namespace: ops}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: main, image: "registry.test:5000/team/draino:9d39b53", args: [%s]}
                """
                        .formatted(arguments));
    }

    private static String daemonSet(String name, String cpu) {
        return """
        {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "%s"}, "spec": {"template":
          {"spec": {"containers": [{"name": "c", "resources": {"requests": {"cpu": "%s"}}}]}}}}
        """
                .formatted(name, cpu);
    }

    private static SubjectInput input(String name, String kind, Map<String, Reading> sets) {
        return new SubjectInput(
                name,
                name,
                new Selector(
                        Optional.empty(),
                        Optional.of(kind),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Choice.ALL,
                Optional.empty(),
                Guard.NONE,
                List.of(),
                sets,
                Map.of());
    }
}
