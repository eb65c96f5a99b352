package dev.relapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Properties.class)
class PlanCommandTest {

    @TempDir private Path folder;
    private TinyProject project;

    @BeforeEach
    void aProject() {
        project = TinyProject.in(folder);
    }

    @Test
    void saysWhatARunNeedsSimulatesAndChangesAndChangesNothingItself() {
        Map<String, Long> before = project.everything();

        Command plan = Command.relapse("plan", "tiny");

        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .contains("tiny / main on embedded")
                .contains("needs about 5 s and 64 MiB with everything at hand")
                .contains("simulated: nothing")
                .contains("expected: RECOVERED")
                .doesNotContain("blast radius")
                .contains("its processes, network namespaces, where its nodes")
                .contains(folder.resolve("target/relapse/tiny").toString())
                .contains(folder.resolve("home").toString());
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void saysWhatTheScenarioDoesBeyondItsNamespacesWhereThatIsDeclared() {
        project.write(
                TinyProject.SCENARIO,
                """
                title: A tiny scenario
                links: []
                clusters: [embedded]
                blastRadius:
                  clusterWide: [{kind: PriorityClass, whose: others, what: the default}]
                  evicts: []
                  takesOver: []
                needs: {time: 5s, memoryMiB: 64}
                components: {}
                timers: {}
                settings: {words: 500}
                variants: {main: {title: the main one}}
                """);

        assertThat(Command.relapse("plan", "tiny").out())
                .contains("blast radius:", "cluster-wide: PriorityClass of others, the default");
        Command refused = Command.relapse("plan", "tiny", "--cluster", "existing");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.errors())
                .singleElement()
                .asString()
                .contains("does not run on cluster 'existing'", "choose -Dcluster=embedded");
    }

    @Test
    void everyVariantHasAPlanOfItsOwn() {
        assertThat(Command.relapse("plan", "tiny", "--variant", "all").out())
                .contains("tiny / main on embedded", "tiny / without-fix on embedded")
                .contains("expected: NOT_RECOVERED");
    }

    @Test
    void aSettingGoesWithDAsForMaven() {
        assertThat(Command.relapse("plan", "tiny", "-Dreplays=2", "-Drelapse.words=3").out())
                .contains("main, replay 1 of 2", "main, replay 2 of 2");
    }

    @Test
    void aChartIsRenderedAndJudgedLikeTheManifestsItMakes() {
        project.write("aviary/Chart.yaml", "{apiVersion: v2, name: aviary, version: 3.1.0}\n");
        project.write("aviary/values.yaml", "voice: --quiet\n");
        project.write(
                "aviary/templates/parrot.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: {{ .Release.Name }}}
                spec: {template: {spec: {containers: [{name: parrot, args: ["{{ .Values.voice }}"]}]}}}
                """);

        Command plan =
                Command.relapse(
                        "plan", "tiny", "-Dcandidate.birds.chart=" + folder.resolve("aviary"));

        assertThat(plan.errors()).isEmpty();
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("tiny / main, on chart aviary 3.1.0 on embedded");
        assertThat(folder.resolve("target/relapse/tiny/charts/birds/manifests.yaml"))
                .content()
                .contains("--quiet");
    }

    @Test
    void aMachineThatCannotCarryItIsNoBadInput() {
        project.write(
                TinyProject.SCENARIO,
                """
                title: A tiny scenario
                links: []
                clusters: [embedded]
                needs:
                  time: 5s
                  memoryMiB: 64
                  host: [{command: no-such-command, package: unobtainium}]
                components: {}
                timers: {}
                settings: {}
                variants: {main: {title: the main one}}
                """);

        Command plan = Command.relapse("plan", "tiny");

        assertThat(plan.code()).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(plan.out())
                .contains("cannot run here: tiny does not run on this machine")
                .contains("no-such-command")
                .contains("apt-get install unobtainium");

        Command run = Command.relapse("run", "tiny");

        assertThat(run.code()).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.errors()).singleElement().asString().contains("no-such-command");
    }
}
