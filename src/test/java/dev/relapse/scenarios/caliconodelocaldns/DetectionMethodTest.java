package dev.relapse.scenarios.caliconodelocaldns;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionMethodTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface=ens.*",
                "interface=eth0,ens5",
                "skip-interface=nodelocaldns,cali.*",
                "can-reach=172.18.0.1",
                "cidr=10.0.0.0/8,172.18.0.0/16",
                "kubernetes-internal-ip",
            })
    void oneThatCanFindTheNodesIsJudged(String method) {
        assertThatCode(() -> DetectionMethod.parse(method).requireThatItFits("ens5"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interface=eth.* | the replay's nodes, ens5; say what yours is called",
                "interface=eth.* | -Drelapse.nodes.uplink",
                "skip-interface=ens5 | leaves out the uplink",
                "cidr=10.0.0.0/8 | about your network, and the replay's nodes are in 172.18.0.0/16",
                "can-reach=8.8.8.8 | cannot judge it",
            })
    void oneThatCouldNotIsRefused(String method, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectionMethod.parse(method).requireThatItFits("ens5"))
                .withMessageContaining(method)
                .withMessageContaining(complaint);
    }
}
