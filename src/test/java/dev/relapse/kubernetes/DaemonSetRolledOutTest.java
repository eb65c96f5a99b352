package dev.relapse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.probe.Observation;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonSetRolledOutTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # generation | seen | wanted | updated | available | rolled out
                    2            | 2    | 2      | 2       | 2         | true
                    2            | 1    | 2      | 2       | 2         | false
                    2            | -    | 2      | 2       | 2         | false
                    2            | 2    | 2      | 1       | 2         | false
                    2            | 2    | 2      | -       | 2         | false
                    2            | 2    | 2      | 2       | 1         | false
                    2            | 2    | 2      | 2       | -         | false
                    2            | 2    | 0      | 0       | 0         | false
                    """)
    void everyPodMustBeOfThePresentTemplateAndAvailable(
            long generation,
            Long seen,
            int wanted,
            Integer updated,
            Integer available,
            boolean rolledOut) {
        DaemonSet set =
                new DaemonSetBuilder()
                        .withNewMetadata()
                        .withGeneration(generation)
                        .endMetadata()
                        .withNewStatus()
                        .withObservedGeneration(seen)
                        .withDesiredNumberScheduled(wanted)
                        .withUpdatedNumberScheduled(updated)
                        .withNumberAvailable(available)
                        .endStatus()
                        .build();

        assertThat(DaemonSetRolledOut.state(set) instanceof Observation.Holds).isEqualTo(rolledOut);
    }
}
