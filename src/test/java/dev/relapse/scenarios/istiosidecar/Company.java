package dev.relapse.scenarios.istiosidecar;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The services of the other teams. Each has an HTTP and two TCP ports and one endpoint. Teams
 * deploy as blue-green tools do: a new release comes with a Service of its own, and the old one
 * goes.
 */
final class Company {

    private static final int HTTP = 8080;
    private static final int TCP = 9000;
    private static final int OTHER_TCP = 9001;
    private static final int THREADS = 12;
    private static final int BYTE = 256;

    private final KubernetesClient client;
    private final int namespaces;
    private final List<Integer> releases = new ArrayList<>();
    private volatile int size;
    private int next;

    Company(KubernetesClient client, int namespaces) {
        this.client = client;
        this.namespaces = namespaces;
    }

    /** How many services there are, those included that are about to be created. */
    int size() {
        return size;
    }

    /** More teams join until there are this many services. */
    synchronized void grow(int services) {
        size = Math.max(size, services);
        List<Callable<Void>> work = new ArrayList<>();
        if (releases.isEmpty()) {
            for (int team = 0; team < namespaces; team++) {
                create(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("team-" + team)
                                .endMetadata()
                                .build());
            }
        }
        for (int i = releases.size(); i < services; i++) {
            Release first = new Release(i, 1);
            releases.add(1);
            work.add(
                    () -> {
                        come(first);
                        return null;
                    });
        }
        inParallel(work);
    }

    /** One team deploys the next release of its service. */
    synchronized void deploy() {
        int service = next++ % releases.size();
        Release old = new Release(service, releases.get(service));
        Release fresh = new Release(service, old.number() + 1);
        come(fresh);
        client.services().inNamespace(namespace(old)).withName(old.name()).delete();
        client.discovery()
                .v1()
                .endpointSlices()
                .inNamespace(namespace(old))
                .withName(old.name())
                .delete();
        releases.set(service, fresh.number());
    }

    private void come(Release release) {
        create(service(release));
        create(endpoint(release));
    }

    private void create(HasMetadata object) {
        client.resource(object).create();
    }

    private static void inParallel(List<Callable<Void>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while services were created", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a service could not be created", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private String namespace(Release release) {
        return "team-" + release.service() % namespaces;
    }

    private Service service(Release release) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(namespace(release))
                .withName(release.name())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withName("http")
                .withPort(HTTP)
                .endPort()
                .addNewPort()
                .withName("tcp-a")
                .withPort(TCP)
                .endPort()
                .addNewPort()
                .withName("tcp-b")
                .withPort(OTHER_TCP)
                .endPort()
                .endSpec()
                .build();
    }

    private EndpointSlice endpoint(Release release) {
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(namespace(release))
                .withName(release.name())
                .addToLabels("kubernetes.io/service-name", release.name())
                .endMetadata()
                .withAddressType("IPv4")
                .addNewEndpoint()
                .withAddresses(
                        "10.8.%d.%d".formatted(release.service() / BYTE, release.service() % BYTE))
                .withNewConditions()
                .withReady(true)
                .endConditions()
                .endEndpoint()
                .addNewPort()
                .withName("http")
                .withPort(HTTP)
                .endPort()
                .addNewPort()
                .withName("tcp-a")
                .withPort(TCP)
                .endPort()
                .addNewPort()
                .withName("tcp-b")
                .withPort(OTHER_TCP)
                .endPort()
                .build();
    }

    private record Release(int service, int number) {
        String name() {
            return "svc-" + service + "-r" + number;
        }
    }
}
