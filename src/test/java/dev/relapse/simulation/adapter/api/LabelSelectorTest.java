package dev.relapse.simulation.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS =
            Map.of("app", "web", "example.com/tier", "front", "empty", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | true",
                "app=web                         | true",
                "app == web                      | true",
                "app=api                         | false",
                "app!=api                        | true",
                "absent!=x                       | true",
                "absent=                         | false",
                "empty=                          | true",
                "app                             | true",
                "!app                            | false",
                "!absent                         | true",
                "app in (api, web)               | true",
                "app in (api)                    | false",
                "app notin (api,web)             | false",
                "absent notin (x)                | true",
                "app in (web,api),!absent        | true",
                "app=web,example.com/tier=back   | false",
            })
    void selectsAsTheApiServerDoes(String selector, boolean selected) {
        assertThat(LabelSelector.parse(selector).test(LABELS)).isEqualTo(selected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "app=web,", "app in web", "app web", "a=b=c"})
    void refusesWhatIsNoSelector(String text) {
        assertThatThrownBy(() -> LabelSelector.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a label selector");
    }
}
