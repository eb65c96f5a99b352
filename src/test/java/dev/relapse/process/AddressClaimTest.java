package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressClaimTest {

    private final Random random = new Random();

    @Test
    void anAddressOfALiveRunIsPassedOver() {
        try (AddressClaim first = AddressClaim.first(() -> RunId.random(random))) {
            RunId free = RunId.random(random);
            Iterator<RunId> candidates = List.of(first.id(), free).iterator();
            try (AddressClaim second = AddressClaim.first(candidates::next)) {
                assertThat(second.id()).isEqualTo(free);
            }
        }
    }

    @Test
    void noFreeAddressIsAClearError() {
        try (AddressClaim only = AddressClaim.first(() -> RunId.random(random))) {
            assertThatThrownBy(() -> AddressClaim.first(only::id))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining("no loopback address is free")
                    .hasMessageContaining(Integer.toString(AddressClaim.PORT));
        }
    }

    @Test
    void aReleasedAddressCanBeClaimedAgain() {
        AddressClaim first = AddressClaim.first(() -> RunId.random(random));
        first.close();
        try (AddressClaim second = AddressClaim.first(first::id)) {
            assertThat(second.id()).isEqualTo(first.id());
        }
    }

    @Test
    void addressesKeepClearOfTheHostsOwn() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(RunId.random(random).address())
                    .matches("127\\.[1-9]\\d*\\.[1-9]\\d*\\.[1-9]\\d*")
                    .doesNotContain("255");
        }
        assertThat(new RunId("ab0102fe").address()).isEqualTo("127.1.2.254");
        assertThatThrownBy(() -> new RunId("ab000001"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunId("../../etc"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
