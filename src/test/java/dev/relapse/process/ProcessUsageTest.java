package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    @Test
    void agreesWithWhatThisJvmKnowsOfItself() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        Duration before = Duration.ofNanos(system.getProcessCpuTime());

        ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());

        assertThat(usage.cpu())
                .isBetween(
                        before.minusMillis(30),
                        Duration.ofNanos(system.getProcessCpuTime()).plusMillis(30));
        assertThat(usage.workingSetBytes()).isPositive().isLessThan(usage.residentBytes());
    }

    @Test
    void aProcessThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> ProcessUsage.of(Long.MAX_VALUE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no process");
    }
}
