package dev.relapse.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.Fixtures;
import dev.relapse.artifact.Jvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {

    @TempDir Path folder;

    @Test
    @Timeout(120)
    void processesAndThreadsThatWantTheSameProgramBuildItOnce() throws Exception {
        Path fixtures = folder.resolve("fixtures");
        Path module = new Fixtures(fixtures).hello();
        assertThat(module).exists();
        Map<String, String> environment = Map.of("RELAPSE_HOME", folder.resolve("home").toString());

        List<Process> racers = new ArrayList<>();
        List<String> said = new ArrayList<>();
        try {
            racers.add(Jvm.start(Racer.class, environment, fixtures));
            racers.add(Jvm.start(Racer.class, environment, fixtures));
            for (Process racer : racers) {
                said.addAll(
                        new String(racer.getInputStream().readAllBytes(), UTF_8).lines().toList());
            }
        } finally {
            racers.forEach(Process::destroyForcibly);
        }

        assertThat(said).filteredOn(line -> line.startsWith("building hello 1.2.3")).hasSize(1);
        assertThat(said).filteredOn(line -> line.startsWith("done building hello")).hasSize(1);
        assertThat(said)
                .filteredOn(line -> line.startsWith("got "))
                .hasSize(2 * Racer.THREADS)
                .allMatch(line -> line.equals(firstGot(said)));
    }

    private static String firstGot(List<String> said) {
        return said.stream().filter(line -> line.startsWith("got ")).findFirst().orElseThrow();
    }
}
