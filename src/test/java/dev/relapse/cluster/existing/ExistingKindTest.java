package dev.relapse.cluster.existing;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * On a cluster of kind, with a kubelet and DaemonSets of its own. Wants a container engine with the
 * image that {@code -Dkind.image} names; ci/kind runs it.
 */
@Tag("kind")
class ExistingKindTest extends ExistingClusterContract {

    @BeforeAll
    static void aClusterOfOthers() throws IOException {
        visit("kind");
    }
}
