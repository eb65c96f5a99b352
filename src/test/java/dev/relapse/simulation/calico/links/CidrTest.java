package dev.relapse.simulation.calico.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As Go's net.ParseCIDR, IPNet.Contains and IP.IsGlobalUnicast. */
class CidrTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.96.0.10",
                "10.96.0.10/",
                "10.96.0.10/33",
                "10.96.0/24",
                "10.96.0.256/24",
                "localhost/8",
                "/24",
                "10.96.0.10/24/8",
                "10.96.0.10./24",
                "fd00::/129",
                "10.96.0.10/x"
            })
    void refusesWhatIsNoCidr(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid CIDR address: ");
    }

    @ParameterizedTest
    @CsvSource({
        "172.18.0.11/16, 172.18.255.255, true",
        "172.18.0.11/16, 172.19.0.1, false",
        "10.96.0.10/32, 10.96.0.10, true",
        "10.96.0.10/32, 10.96.0.11, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "fd00:1::11/64, fd00:1::ffff, true",
        "fd00:1::11/64, fd00:2::1, false",
        "10.0.0.0/8, fd00::1, false"
    })
    void knowsWhatItHolds(String cidr, String address, boolean holds) {
        assertThat(Cidr.parse(cidr).contains(Cidr.address(address).orElseThrow())).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.1, true", "100.64.0.1, true", "169.254.20.10, false", "127.0.0.1, false",
        "224.0.0.1, false", "255.255.255.255, false", "0.0.0.0, false", "fd00::1, true",
        "fe80::1, false", "::1, false", "ff02::1, false"
    })
    void knowsWhichAddressesAreGlobal(String address, boolean global) {
        assertThat(Cidr.parseCidrOrIp(address).isGlobalUnicast()).isEqualTo(global);
    }

    @Test
    void keepsTheHostBits() {
        assertThat(Cidr.parse("172.18.0.11/16")).hasToString("172.18.0.11/16");
        assertThat(Cidr.parseCidrOrIp("172.18.0.11")).hasToString("172.18.0.11/32");
    }
}
