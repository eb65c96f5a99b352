package dev.relapse.process;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No container, volume or network of a k3s cluster outlives its JVM. Wants a container engine with
 * the image that {@code -Dk3s.image} names; ci/k3s runs it.
 */
@Tag("k3s")
class KilledK3sTest {

    @TempDir Path folder;

    @Test
    void leavesNothingWhereverSigkillHitsIt() throws Exception {
        new KilledCluster("k3s", "dev.relapse.run=%s").leavesNothing(folder);
    }
}
