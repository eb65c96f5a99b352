package dev.relapse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

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

    private static ArtifactPlan plan(String component, String program, Duration estimate) {
        return new ArtifactPlan(component, program, "1.2.3", Fidelity.REAL, "build", estimate);
    }

    private record Asked(List<String> programs) implements Artifacts {

        @Override
        public Artifact get(String component, String version, String program) {
            programs.add(component + " " + program + " " + version);
            return null;
        }

        @Override
        public List<ArtifactPlan> plan(String component, String version) {
            return List.of();
        }
    }
}
