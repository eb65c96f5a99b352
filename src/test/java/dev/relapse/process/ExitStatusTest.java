package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitStatusTest {

    @Test
    void namesTheSignal() {
        assertThat(new ExitStatus(137).describe()).isEqualTo("exit code 137 (killed by SIGKILL)");
        assertThat(new ExitStatus(143).describe()).isEqualTo("exit code 143 (killed by SIGTERM)");
    }

    @Test
    void namesNoSignalWhereThereWasNone() {
        assertThat(new ExitStatus(0).describe()).isEqualTo("exit code 0");
        assertThat(new ExitStatus(2).describe()).isEqualTo("exit code 2");
    }
}
