package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.kubernetes.Manifests;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Another team's pipeline: it deploys its own application again and again, whatever happens. */
final class Bystander implements AutoCloseable {

    /** By which the audit log tells its requests from others. */
    static final String USER_AGENT = "shop-pipeline";

    static final String NAMESPACE = "shop";
    static final String DEPLOYMENT = "web";

    private final KubernetesClient client;
    private final AtomicLong refused = new AtomicLong();
    private final ScheduledExecutorService pipeline =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, USER_AGENT);
                        thread.setDaemon(true);
                        return thread;
                    });
    private Future<?> deploying;
    private long release;

    private Bystander(KubernetesClient client) {
        this.client = client;
    }

    /** Creates the application and begins to deploy it. */
    static Bystander start(KubernetesClient admin, Path manifest, Duration pause) {
        Manifests.apply(admin, manifest);
        Config own = new ConfigBuilder(admin.getConfiguration()).withUserAgent(USER_AGENT).build();
        Bystander bystander = new Bystander(new KubernetesClientBuilder().withConfig(own).build());
        bystander.deploying =
                bystander.pipeline.scheduleWithFixedDelay(
                        bystander::deploy, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return bystander;
    }

    /** Deploys once more, now. */
    void deployNow() {
        pipeline.execute(this::deploy);
    }

    /** How many of its deployments the API server refused so far. */
    long refused() {
        return refused.get();
    }

    private void deploy() {
        release++;
        try {
            client.apps()
                    .deployments()
                    .inNamespace(NAMESPACE)
                    .withName(DEPLOYMENT)
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"metadata\": {\"annotations\": {\"shop/release\": \"%d\"}}}"
                                    .formatted(release));
        } catch (KubernetesClientException e) {
            refused.incrementAndGet();
        }
    }

    @Override
    public void close() {
        deploying.cancel(true);
        pipeline.shutdownNow();
        client.close();
    }
}
