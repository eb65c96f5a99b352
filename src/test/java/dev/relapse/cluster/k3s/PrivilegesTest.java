package dev.relapse.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrivilegesTest {

    @Test
    void areCompleteWithEveryCapability() {
        assertThat(Privileges.areComplete("Name:\tjava\nCapBnd:\t000001ffffffffff\n")).isTrue();
    }

    @Test
    void areNotWithoutTheOneOfResources() {
        assertThat(Privileges.areComplete("CapEff:\t000001ffffffffff\nCapBnd:\t000001fffeffffff\n"))
                .isFalse();
    }

    @Test
    void cannotBeToldFromSomethingElse() {
        assertThatThrownBy(() -> Privileges.areComplete("Name:\tjava\n"))
                .hasMessageContaining("no CapBnd");
    }
}
