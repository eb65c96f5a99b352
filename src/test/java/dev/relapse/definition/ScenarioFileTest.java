package dev.relapse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.data.MalformedFileException;
import dev.relapse.host.Command;
import dev.relapse.host.Namespaces;
import dev.relapse.host.Superuser;
import dev.relapse.verdict.Control;
import dev.relapse.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

    private static final String GOOD =
            """
            title: A title
            links: []
            clusters: [embedded]
            needs:
              time: 90s
              memoryMiB: 100
              host: [root, {command: dockerd, package: docker.io}]
            components: {etcd: {version: 3.6.7, role: store, programs: [etcd]}, kwok: {role: nodes, fixed: 0.8.0}}
            timers: {a.b: {upstream: 15s, used: 2s, source: somewhere}}
            watch: [v1/namespaces (cluster)]
            settings: {incident: turns, limit: 10s}
            variants:
              main: {title: the main one}
              without-fix:
                title: the opposite
                expected: NOT_RECOVERED
                settings: {limit: 5s}
                versions: {kwok: 0.7.0}
                fault: {kill: prometheus, during: failing}
            """;

    private static final String WITH_A_FIX =
            """
            title: A title
            links: []
            clusters: [embedded]
            needs: {time: 90s, memoryMiB: 100}
            components: {etcd: {role: store}}
            timers: {}
            settings: {fix: published, fix.sed: one, limit: 10s}
            variants:
              main: {title: the main one}
            """;

    private static final String JUDGING =
            """
            title: A title
            links: []
            clusters: [embedded]
            needs: {time: 90s, memoryMiB: 100}
            components: {etcd: {role: store}}
            timers: {}
            subject:
              settings: {incident: without}
              inputs: {policy: {what: the policy, kind: Policy, guard: {}}}
            settings: {incident: turns, limit: 10s}
            variants:
              main: {title: the main one}
              judging: {title: theirs, expected: REGRESSED, subject: subjects/one, settings: {limit: 5s}}
            """;

    @TempDir private Path scenarios;
    private Path folder;

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(scenarios.resolve("some-id"));
    }

    @Test
    void readsEverything() throws IOException {
        ScenarioDefinition definition = read(GOOD);

        assertThat(definition.id()).isEqualTo("some-id");
        assertThat(definition.needs().time()).isEqualTo(Duration.ofSeconds(90));
        assertThat(definition.versionOf("etcd", definition.main())).isEqualTo("3.6.7");
        assertThat(definition.versionOf("kwok", definition.main())).isNull();
        assertThat(definition.versionOf("kwok", definition.variant("without-fix")))
                .isEqualTo("0.7.0");
        assertThat(definition.fixedVersionOf("kwok")).isEqualTo("0.8.0");
        assertThat(definition.components().get(0).runs("etcdctl")).isFalse();
        assertThat(definition.components().get(1).runs("kwok")).isTrue();
        assertThat(definition.needs().host())
                .containsExactly(new Superuser(), new Command("dockerd", "docker.io"));
        assertThat(definition.timer("a.b")).isEqualTo("2s");
        assertThat(definition.main().name()).isEqualTo("main");
        assertThat(definition.main().expected()).isEqualTo(Verdict.RECOVERED);
        Variant opposite = definition.variant("without-fix");
        assertThat(opposite.expected()).isEqualTo(Verdict.NOT_RECOVERED);
        assertThat(opposite.settings().duration("limit")).isEqualTo(Duration.ofSeconds(5));
        assertThat(opposite.settings().text("incident")).isEqualTo("turns");
        assertThat(opposite.fault().orElseThrow().kill()).isEqualTo("prometheus");
    }

    @Test
    void aControlLeavesTheIncidentUnlessItSaysOtherwise() throws IOException {
        ScenarioDefinition definition =
                read(
                        WITH_A_FIX
                                + """
                                  placebo:
                                    title: a rollout cures nothing
                                    control: {placebo: a rollout}
                                    settings: {fix: rollout}
                                  without-sed:
                                    title: the sed is not needed
                                    control: {without: the sed, of: main}
                                    expected: RECOVERED
                                    settings: {fix.sed: none}
                                """);

        Variant placebo = definition.variant("placebo");
        assertThat(placebo.expected()).isEqualTo(Verdict.NOT_RECOVERED);
        assertThat(placebo.occasion().control())
                .isEqualTo(new Control(Control.Kind.PLACEBO, "main", "a rollout"));
        assertThat(definition.variant("without-sed").occasion().control().kind())
                .isEqualTo(Control.Kind.ABLATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings: {fix: rollout, limit: 5s} | in nothing else, not in [limit]",
                "settings: {} | in nothing else, not in nothing",
                "expected: RECOVERED, settings: {fix: rollout} | a placebo must leave the incident",
                "control: {placebo: a rollout, of: gone}, settings: {fix: rollout} | which is no variant that recovers",
                "versions: {etcd: 3.5.0}, settings: {fix: rollout} | not in versions",
            })
    void aControlThatWouldTellNothingIsRefused(String rest, String complaint) {
        String control = rest.contains("control:") ? "" : "control: {placebo: a rollout}, ";

        assertThatThrownBy(() -> read(WITH_A_FIX + "  p: {title: it, " + control + rest + "}\n"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("variant 'p'")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    title: A title          | tittle: A title        | title
                    clusters: [embedded]    | clusters: []           | clusters
                    time: 90s               | time: 90 seconds       | needs.time
                    expected: NOT_RECOVERED | expected: HOPELESS     | expected
                    during: failing         | during: lunch          | during
                    host: [root,            | host: [wings,          | needs.host
                    versions: {kwok:        | versions: {calico:     | calico
                    expected: NOT_RECOVERED | expected: REGRESSED    | only a candidate can be
                    settings: {limit: 5s}   | settings: {limitt: 5s} | limitt
                    v1/namespaces (cluster) | namespaces             | namespaces
                    upstream: 15s,          | ''                     | upstream
                    links: []               | links: [[[             | line
                    title: the main one     | title: x, title: y     | Duplicate
                    """)
    void namesTheFileAndThePlaceOfAFault(String good, String bad, String named) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("some-id/scenario.yaml")
                .hasMessageContaining(named);
    }

    @Test
    void aVariantHasTheScenariosWorkaroundUnlessItNamesItsOwn() throws IOException {
        ScenarioDefinition definition =
                read(
                        GOOD.replace(
                                        "settings: {incident",
                                        "workaround: a pin\nsettings: {incident")
                                + "  other: {title: another fix, workaround: a flag}\n");

        assertThat(definition.main().workaround()).contains("a pin");
        assertThat(definition.variant("other").deletable()).contains("a flag");
        assertThat(read(GOOD).main().workaround()).isEmpty();
    }

    @Test
    void aVariantMayJudgeManifestsThatLieBesideIt() throws IOException {
        manifests("{apiVersion: v1, kind: Policy, metadata: {name: p}}");

        ScenarioDefinition definition = read(JUDGING);
        Variant judging = definition.variant("judging");

        assertThat(judging.label()).isEqualTo("judging, on subjects/one");
        assertThat(judging.settings().text("incident")).isEqualTo("without");
        assertThat(judging.settings().text("limit")).isEqualTo("5s");
        assertThat(judging.occasion().subject().guards()).containsExactly("the policy");
        assertThat(judging.deletable()).contains("the policy");
        assertThat(definition.declares(judging)).isTrue();
        assertThat(definition.subjectOf(judging).manifest("policy")).isPresent();
        assertThat(definition.subjectOf(definition.main()).hasGuard()).isFalse();
    }

    @Test
    void whatAVariantOfItsOwnExpectsOfManifestsLeavesNothingOpen() throws IOException {
        manifests("{apiVersion: v1, kind: Policy, metadata: {name: p}}");
        ScenarioDefinition definition = read(JUDGING);
        Variant asked =
                definition.judging(
                        definition.subjectIn(folder.resolve("subjects/one")), definition.main());

        assertThat(definition.expected(definition.variant("judging"), Verdict.SAFE))
                .isEqualTo(Verdict.REGRESSED);
        assertThat(definition.expected(asked, Verdict.SAFE)).isEqualTo(Verdict.SAFE);
        assertThat(definition.expected(asked, Verdict.REGRESSED)).isEqualTo(Verdict.EXPOSED);
    }

    @Test
    void manifestsOfAVariantThatCannotBeJudgedAreAFaultOfTheFile() throws IOException {
        manifests("{apiVersion: v1, kind: Secret, metadata: {name: p}}");

        assertThatThrownBy(() -> read(JUDGING))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("variant 'judging'")
                .hasMessageContaining("nothing of it concerns this scenario");
        assertThatThrownBy(() -> read(JUDGING.replace("subjects/one", "subjects/two")))
                .hasMessageContaining("variant 'judging'")
                .hasMessageContaining("subjects/two is no folder");
        assertThatThrownBy(
                        () ->
                                read(
                                        JUDGING.replaceAll(
                                                "(?m)^  (inputs|settings):.*\n|^subject:\n", "")))
                .hasMessageContaining("variant 'judging'")
                .hasMessageContaining("declare its inputs under the key subject");
    }

    @Test
    void aScenarioThatTakesNothingFromManifestsSaysSo() throws IOException {
        ScenarioDefinition definition = read(GOOD);

        assertThatThrownBy(() -> definition.subjectIn(folder))
                .hasMessage(
                        "scenario some-id takes nothing from a team's manifests or charts; relapse list says"
                                + " which do");
    }

    @Test
    void whatOneKindOfClusterTakesIsNotAskedForOnAnother() throws IOException {
        ScenarioDefinition definition =
                read(
                        GOOD.replace("clusters: [embedded]", "clusters: [embedded, kind]")
                                .replace(
                                        "memoryMiB: 100",
                                        "memoryMiB: 100\n  realNodes: 2\n  freshCluster: true\n  hostOn: {embedded: [network-namespaces]}")
                                .replace("role: nodes", "role: nodes, onlyOn: [embedded]"));

        assertThat(definition.needs().realNodes()).isEqualTo(2);
        assertThat(definition.needs().freshCluster()).isTrue();
        assertThat(definition.needs().hostFor("embedded"))
                .containsExactly(
                        new Superuser(),
                        new Command("dockerd", "docker.io"),
                        new Namespaces("net"));
        assertThat(definition.needs().hostFor("kind"))
                .containsExactly(new Superuser(), new Command("dockerd", "docker.io"));
        assertThat(definition.components().get(1).isUsedOn("embedded")).isTrue();
        assertThat(definition.components().get(1).isUsedOn("kind")).isFalse();
        assertThat(definition.components().get(0).isUsedOn("kind")).isTrue();
        assertThat(read(GOOD).needs().realNodes()).isEqualTo(1);
        assertThat(read(GOOD).needs().freshCluster()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "role: nodes, 'role: nodes, onlyOn: [k3s]', component kwok",
        "memoryMiB: 100, 'memoryMiB: 100\n  hostOn: {k3s: [root]}', needs.hostOn"
    })
    void refusesWhatIsOnlyForAClusterOnWhichItDoesNotRun(String good, String bad, String named) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad.replace("\\n", "\n"))))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(
                        named + " is only for [k3s], but it runs on the clusters [embedded]");
    }

    private void manifests(String text) throws IOException {
        Path subject = Files.createDirectories(folder.resolve("subjects/one"));
        Files.writeString(subject.resolve("policy.yaml"), text);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> ScenarioFile.read(folder))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("scenario.yaml does not exist");
    }

    @Test
    void anUnknownScenarioOrVariantListsTheKnownOnes() throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), GOOD);
        ScenarioCatalogue catalogue = new ScenarioCatalogue(scenarios);

        assertThatThrownBy(() -> catalogue.read("nope"))
                .hasMessageContaining("no scenario 'nope'")
                .hasMessageContaining("[some-id]");
        assertThatThrownBy(() -> catalogue.read("some-id").variant("nope"))
                .hasMessageContaining("[main, without-fix]");
    }

    private ScenarioDefinition read(String yaml) throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioFile.read(folder);
    }
}
