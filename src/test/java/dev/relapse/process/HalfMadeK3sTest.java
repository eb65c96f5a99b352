package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relapse.cluster.k3s.ImageOfAShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of a k3s cluster outlives a JVM that is killed while its node is starting. Wants a
 * container engine, and makes its own image, which is not k3s; ci/k3s runs it.
 */
@Tag("k3s")
class HalfMadeK3sTest {

    private static final String IMAGE = "relapse.dev/never-k3s:test";

    @TempDir Path folder;

    @AfterEach
    void removesTheImage() throws Exception {
        ImageOfAShell.remove(IMAGE);
    }

    @Test
    void goesWithItsJvm() throws Exception {
        ImageOfAShell.make(IMAGE, "exec sleep 600");
        MadeInDocker made = new MadeInDocker("dev.relapse.run=%s");
        KillHarness harness =
                new KillHarness(folder, Specs.java(ClusterVictimMain.class, "k3s", IMAGE));
        Victim victim = harness.start().says(VictimMain.OPENING);
        await("a container and a network")
                .atMost(Duration.ofMinutes(1))
                .until(() -> made.by(victim).size() == 2);
        List<String> volumes = made.volumesOf(victim);
        assertThat(volumes).isNotEmpty();

        victim.end("KILL");

        assertThat(made.by(victim)).isEmpty();
        assertThat(MadeInDocker.volumes()).doesNotContainAnyElementsOf(volumes);
        assertThat(harness.remains()).isEmpty();
    }
}
