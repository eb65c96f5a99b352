package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No container, volume or network of a kind cluster outlives its JVM. Wants a container engine with
 * the image that {@code -Dkind.image} names; ci/kind runs it.
 */
@Tag("kind")
class KilledKindTest {

    @TempDir Path folder;

    @Test
    void leavesNothingWhereverSigkillHitsIt() throws Exception {
        KillHarness harness =
                new KillHarness(
                        folder, Specs.java(KindVictimMain.class, System.getProperty("kind.image")));
        List<String> volumes = new ArrayList<>();

        new KillPoints(harness, 3)
                .killAtEach(
                        ready -> {
                            assertThat(made(ready)).hasSize(2);
                            String node = made(ready).get(0);
                            volumes.addAll(
                                    docker(
                                            "inspect",
                                            "-f",
                                            "{{range .Mounts}}{{println .Name}}{{end}}",
                                            node));
                            volumes.removeIf(String::isBlank);
                            assertThat(volumes).isNotEmpty();
                        },
                        (killed, aftermath) -> assertThat(made(killed)).isEmpty());

        assertThat(docker("volume", "ls", "-q")).doesNotContainAnyElementsOf(volumes);
        assertThat(harness.remains()).isEmpty();
    }

    /** The containers and the network of the victim's run. */
    private static List<String> made(Victim victim) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line : victim.output().lines().toList()) {
            if (line.startsWith(KindVictimMain.RUN)) {
                String cluster = "relapse-" + line.substring(KindVictimMain.RUN.length());
                all.addAll(
                        docker("ps", "-aq", "--filter", "label=io.x-k8s.kind.cluster=" + cluster));
                all.addAll(docker("network", "ls", "-q", "--filter", "name=" + cluster));
            }
        }
        return all;
    }

    private static List<String> docker(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("docker");
        builder.command().addAll(List.of(words));
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
