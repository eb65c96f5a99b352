package dev.relapse.cluster.inventory;

import dev.relapse.wait.Wait;
import dev.relapse.wait.WaitFailed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;

/**
 * Puts a cluster back to what its API held once, and proves it: it ends when an inventory says so.
 *
 * @param client may do everything
 * @param then what it is to hold
 */
public record Reset(KubernetesClient client, Inventory then) {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration EVERY = Duration.ofMillis(300);

    /**
     * Removes what came, restores what changed, creates what went, and waits until that is all. Of
     * Events none is left.
     *
     * @return what was to be done, in words
     * @throws IllegalStateException naming what cannot be put back
     */
    public String restore() {
        ApiObjects api = new ApiObjects(client);
        Restoring restoring = new Restoring(api, then);
        try {
            Wait.atMost(LIMIT).every(EVERY).until(restoring);
        } catch (WaitFailed e) {
            throw new IllegalStateException("it cannot be put back: " + e.getMessage(), e);
        }
        // Last, as the end of what is removed is told by Events, too.
        api.deleteEvents();
        return restoring.found();
    }
}
