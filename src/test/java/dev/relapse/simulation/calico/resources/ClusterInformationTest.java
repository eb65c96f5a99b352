package dev.relapse.simulation.calico.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterInformationTest {

    /** As in upstream's startup_test.go, "Test CLUSTER_TYPE env variable". */
    @ParameterizedTest
    @CsvSource({
        "'', 'theType,kdd', 'theType,kdd'",
        "prepopulated, 'theType,kdd', 'prepopulated,theType,kdd'",
        "'theType,type1', 'type1,kdd', 'theType,type1,kdd'",
        "'k8s,bgp,kdd', 'k8s,bgp,kdd', 'k8s,bgp,kdd'"
    })
    void addsTheTypesThatAreMissing(String present, String wanted, String merged) {
        assertThat(ClusterInformation.merged(present, wanted)).isEqualTo(merged);
    }
}
