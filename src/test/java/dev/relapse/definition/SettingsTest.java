package dev.relapse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Settings SETTINGS = new Settings(Map.of("gap", "12s", "deploys", "16"));

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "15s", "5m", "1h", "3d"})
    void aDurationMayBeChosenInEveryUnitThatIsRead(String value) {
        assertThat(chosen("gap", value)).containsExactly(Map.entry("gap", value));
        assertThat(SETTINGS.with(chosen("gap", value)).duration("gap"))
                .isEqualTo(Durations.parse(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "15 s", "a while", "1w", ""})
    void nothingElseIsADuration(String value) {
        assertThatThrownBy(() -> chosen("gap", value))
                .hasMessage("-Drelapse.gap cannot be '%s'; it is a duration, such as 12s", value);
    }

    @Test
    void whatNobodyChoseStaysAsItIs() {
        assertThat(chosen("pause", "1s")).isEmpty();
    }

    private static Map<String, String> chosen(String key, String value) {
        return SETTINGS.chosen(name -> name.equals("relapse." + key) ? value : null);
    }
}
