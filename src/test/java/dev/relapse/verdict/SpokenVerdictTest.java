package dev.relapse.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Component;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenVerdictTest {

    @Test
    void whatWasSimulatedIsNamedOnceAndInOrder() {
        List<Component> components =
                List.of(
                        component("prometheus-adapter", Fidelity.SIMULATED),
                        component("etcd", Fidelity.REAL),
                        component("istiod", Fidelity.SIMULATED),
                        component("istiod", Fidelity.SIMULATED));

        assertThat(SpokenVerdict.of(Verdict.RECOVERED, components))
                .isEqualTo("RECOVERED (simulated: istiod, prometheus-adapter)");
    }

    @Test
    void aVerdictOnRealComponentsIsPlain() {
        assertThat(SpokenVerdict.of(Verdict.SAFE, List.of(component("etcd", Fidelity.REAL))))
                .isEqualTo("SAFE");
    }

    private static Component component(String name, Fidelity fidelity) {
        return new Component(name, "1.0.0", fidelity, "go module", "0".repeat(64));
    }
}
