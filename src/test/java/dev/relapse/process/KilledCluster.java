package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Kills JVMs with clusters whose nodes are containers. */
final class KilledCluster {

    private final String kind;
    private final MadeInDocker made;

    /**
     * @param label of the cluster's containers, with {@code %s} for the run's id
     */
    KilledCluster(String kind, String label) {
        this.kind = kind;
        this.made = new MadeInDocker(label);
    }

    /** With the image that the property {@code <kind>.image} names, of one node. */
    void leavesNothing(Path folder) throws Exception {
        String property = kind + ".image";
        String image = Objects.requireNonNull(System.getProperty(property), property);
        KillHarness harness =
                new KillHarness(folder, Specs.java(ClusterVictimMain.class, kind, image));
        List<String> volumes = new ArrayList<>();

        new KillPoints(harness, 3)
                .killAtEach(
                        ready -> {
                            assertThat(made.by(ready)).hasSize(2);
                            volumes.addAll(made.volumesOf(ready));
                            assertThat(volumes).isNotEmpty();
                        },
                        (killed, aftermath) -> assertThat(made.by(killed)).isEmpty());

        assertThat(MadeInDocker.volumes()).doesNotContainAnyElementsOf(volumes);
        assertThat(harness.remains()).isEmpty();
    }
}
