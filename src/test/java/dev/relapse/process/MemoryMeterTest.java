package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryMeterTest {

    private static final long MIB = 1024 * 1024;

    @TempDir Path parent;

    @Test
    void countsTheProgramsOfItsRunOnly() {
        try (LocalRun busy = LocalRun.openIn(parent);
                LocalRun idle = LocalRun.openIn(parent)) {
            busy.programs().start(Specs.listener(busy, busy.port(8080)));

            long idleBytes = MemoryMeter.of(idle).getAsLong();
            long busyBytes = MemoryMeter.of(busy).getAsLong();

            assertThat(idleBytes).isGreaterThan(10 * MIB);
            assertThat(busyBytes - idleBytes).isBetween(5 * MIB, 200 * MIB);
        }
    }

    @Test
    void countsAnAddedProcessOnce() {
        try (LocalRun busy = LocalRun.openIn(parent);
                LocalRun idle = LocalRun.openIn(parent)) {
            Program listener = busy.programs().start(Specs.listener(busy, busy.port(8080)));

            long alone = MemoryMeter.of(idle).getAsLong();
            long added = MemoryMeter.of(idle).including(listener.pid()).getAsLong();
            long twice = MemoryMeter.of(busy).including(listener.pid()).getAsLong();

            assertThat(added - alone).isBetween(5 * MIB, 200 * MIB);
            assertThat(twice).isCloseTo(added, within(5 * MIB));
        }
    }
}
