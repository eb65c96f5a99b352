package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.process.Victim.Aftermath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a run outlives its JVM, whatever ends it and whenever. */
class KilledJvmTest {

    @TempDir Path folder;

    @Test
    void leavesNothingWhereverSigkillHitsIt() throws Exception {
        KillHarness harness = new KillHarness(folder, Specs.java(VictimMain.class));
        List<Aftermath> aftermaths = new ArrayList<>();

        new KillPoints(harness, 10)
                .killAtEach(ready -> {}, (killed, aftermath) -> aftermaths.add(aftermath));

        assertThat(aftermaths.get(0).runs()).isEqualTo(1);
        assertThat(aftermaths.get(0).processes()).isGreaterThan(50);
        assertThat(harness.remains()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void leavesNothingWhenItIsToldToEnd(String signal) throws IOException, InterruptedException {
        KillHarness harness = new KillHarness(folder, Specs.java(VictimMain.class));

        Aftermath aftermath = harness.start().says(VictimMain.READY).end(signal);

        System.out.println("SIG" + signal + ": " + aftermath);
        assertThat(aftermath.processes()).isGreaterThan(50);
    }

    @Test
    void endsWithTheJvmThatForkedIt() throws IOException, InterruptedException {
        KillHarness harness = new KillHarness(folder, Specs.java(ForkingParentMain.class));

        Aftermath aftermath = harness.start().says(VictimMain.READY).end("KILL");

        System.out.println("SIGKILL of the parent: " + aftermath);
        assertThat(aftermath.processes()).isGreaterThan(50);
    }
}
