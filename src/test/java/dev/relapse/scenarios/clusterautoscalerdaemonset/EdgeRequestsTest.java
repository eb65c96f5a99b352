package dev.relapse.scenarios.clusterautoscalerdaemonset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The threshold and the sums are upstream's: 0.5 of what is allocatable, of which
 * --ignore-daemonsets-utilization takes the DaemonSets' share away (simulator/utilization/info.go
 * of cluster-autoscaler 1.33.0).
 */
class EdgeRequestsTest {

    private static final double NODE = 4000;
    private static final double THRESHOLD = 0.5;

    @Test
    void thoseOfThePostMortemAreAsTheyWere() {
        assertThat(EdgeRequests.beside("2000m")).isEqualTo(new EdgeRequests(2000, 800, 900));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "50m", "100m", "500m", "1", "1500m", "2", "2100m", "2.5", "3"})
    void aMachineIsNeededAtFirstAndThenOnlyForTraefik(String cpu) {
        EdgeRequests requests = EdgeRequests.beside(cpu);
        double all = requests.traefik() + requests.service() + requests.worker();
        assertThat(all / NODE).isBetween(THRESHOLD, 1.0);
        assertThat(requests.service() / (NODE - requests.traefik())).isLessThan(THRESHOLD);
        // Two services fit on one machine, so that one of the other two can go, but not both.
        assertThat(requests.traefik() + 2 * requests.service()).isLessThanOrEqualTo(4000);
        assertThat(all + requests.service()).isGreaterThan(4000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3400m", "4", "12"})
    void moreThanAMachineHasRoomForIsRefused(String cpu) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EdgeRequests.beside(cpu))
                .withMessageContaining("traefik.cpu=" + cpu)
                .withMessageContaining("no room");
    }
}
