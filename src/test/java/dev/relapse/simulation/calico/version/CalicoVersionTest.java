package dev.relapse.simulation.calico.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalicoVersionTest {

    @ParameterizedTest
    @CsvSource({"3.24.3, v3.24.3", "v3.25.2, v3.25.2", "3.23.2, v3.23.2"})
    void readsAVersion(String text, String spoken) {
        assertThat(CalicoVersion.parse(text)).hasToString(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3.24", "3.23.1", "3.26.0", "2.6.12", "latest", "3.24.3-rc1"})
    void refusesAVersionWhoseBehaviourItDoesNotKnow(String text) {
        assertThatThrownBy(() -> CalicoVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "RELAPSE_SIMULATED_VERSION=%s is not a version that can be simulated:"
                                        .formatted(text)
                                + " give one from v3.23.2 to v3.25.2");
    }
}
