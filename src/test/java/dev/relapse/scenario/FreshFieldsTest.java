package dev.relapse.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshFieldsTest {

    @Test
    void whatOneVariantKeptIsNotThereForTheNext() {
        Scenario scenario = new Scenario();
        scenario.nodes.add("node-1");
        scenario.client = "of the first cluster";
        scenario.rounds = 7;

        FreshFields.restore(scenario);

        assertThat(scenario.nodes).isEmpty();
        assertThat(scenario.client).isNull();
        assertThat(scenario.rounds).isEqualTo(3);
    }

    @Test
    void aClassThatCannotBeMadeAnewIsNamed() {
        assertThatThrownBy(() -> FreshFields.restore(new NeedsAName("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NeedsAName needs a constructor without parameters");
    }

    private static final class Scenario {
        private final List<String> nodes = new ArrayList<>();
        private String client;
        private int rounds = 3;
    }

    private record NeedsAName(String name) {}
}
