package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortsTest {

    private AddressClaim claim;
    private Ports ports;

    @BeforeEach
    void claim() {
        Random random = new Random();
        claim = AddressClaim.first(() -> RunId.random(random));
        ports = new Ports(claim.id().address());
    }

    @AfterEach
    void release() {
        claim.close();
    }

    @Test
    void aFreeStandardPortIsTaken() {
        assertThat(ports.next(2379)).isEqualTo(2379);
    }

    @Test
    void eachPortIsHandedOutOnce() {
        assertThat(ports.next(2379)).isEqualTo(2379);
        assertThat(ports.next(2379)).isEqualTo(2380);
        assertThat(ports.next(2380)).isEqualTo(2381);
    }

    @Test
    void anOccupiedPortIsPassedOver() throws IOException {
        try (ServerSocket other = listen(6443)) {
            assertThat(other.isBound()).isTrue();
            assertThat(ports.next(6443)).isEqualTo(6444);
        }
    }

    @Test
    void theClaimIsNeverHandedOut() {
        assertThat(ports.next(AddressClaim.PORT)).isEqualTo(AddressClaim.PORT + 1);
    }

    @Test
    void noneLeftIsAClearError() throws IOException {
        try (ServerSocket other = listen(65535)) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> ports.next(65535))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining(
                            "no TCP port from 65535 to 65535 is free on " + claim.id().address());
        }
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> ports.next(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ports.next(65536)).isInstanceOf(IllegalArgumentException.class);
    }

    private ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(claim.id().address()));
    }
}
