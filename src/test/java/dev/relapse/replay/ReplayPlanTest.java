package dev.relapse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

    private static final String OUT_OF_REACH = "kube-proxy";

    @Test
    void onlyWhatIsNotAtHandIsPrepared() {
        Asked asked = new Asked(new ArrayList<>());

        new ReplayPlan(
                        null,
                        null,
                        "embedded",
                        List.of(
                                plan("kwok", "kwok", Duration.ofMinutes(1)),
                                plan("etcd", "etcd", Duration.ZERO),
                                plan("prometheus", "promtool", Duration.ofSeconds(6))))
                .prepare(asked);

        assertThat(asked.programs())
                .containsExactly("kwok kwok 1.2.3", "prometheus promtool 1.2.3");
    }

    /** On a machine without a network it may be the one program that is not there. */
    @Test
    void whatTheScenarioDoesNotRunNeedNotBeHad() {
        ScenarioDefinition draino = ScenarioCatalogue.ofProject().read("draino-statefulset");

        ReplayPlan plan =
                ReplayPlan.of(draino, draino.main(), "embedded", new Asked(new ArrayList<>()));

        assertThat(plan.programs())
                .extracting(ArtifactPlan::program)
                .contains("kube-apiserver", "etcd", "draino")
                .doesNotContain(OUT_OF_REACH);
    }

    @Test
    void whatRunsOnAnotherKindOfClusterOnlyNeedNotBeHad() {
        ScenarioDefinition monitoring = ScenarioCatalogue.ofProject().read("kube-proxy-monitoring");

        assertThat(programs(monitoring, "embedded"))
                .contains("kwok")
                .doesNotContain("prometheus-config-reloader");
        assertThat(programs(monitoring, "kind"))
                .contains("prometheus-config-reloader")
                .doesNotContain("kwok");
    }

    private static List<String> programs(ScenarioDefinition scenario, String clusterKind) {
        return ReplayPlan.of(
                        scenario, scenario.main(), clusterKind, new Asked(new ArrayList<>(), ""))
                .programs()
                .stream()
                .map(ArtifactPlan::program)
                .toList();
    }

    private static ArtifactPlan plan(String component, String program, Duration estimate) {
        return new ArtifactPlan(component, program, "1.2.3", Fidelity.REAL, "build", estimate);
    }

    private record Asked(List<String> programs, String outOfReach) implements Artifacts {

        Asked(List<String> programs) {
            this(programs, OUT_OF_REACH);
        }

        @Override
        public Artifact get(String component, String version, String program) {
            programs.add(component + " " + program + " " + version);
            return null;
        }

        @Override
        public List<String> programs(String component, String version) {
            return component.equals("kubernetes")
                    ? List.of(
                            "kube-apiserver",
                            "kube-controller-manager",
                            "kube-scheduler",
                            OUT_OF_REACH)
                    : List.of(component);
        }

        @Override
        public ArtifactPlan plan(String component, String version, String program) {
            if (program.equals(outOfReach)) {
                throw new MissingArtifactException(program + " cannot be had");
            }
            return ReplayPlanTest.plan(component, program, Duration.ZERO);
        }
    }
}
