package dev.relapse.process;

import java.nio.file.Path;
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
        new KilledCluster("kind", "io.x-k8s.kind.cluster=relapse-%s").leavesNothing(folder);
    }
}
