package dev.relapse.cluster.existing;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** On an embedded cluster, which plays that of others. */
@Tag("cluster")
class ExistingClusterTest extends ExistingClusterContract {

    @BeforeAll
    static void aClusterOfOthers() throws IOException {
        visit("embedded");
    }
}
