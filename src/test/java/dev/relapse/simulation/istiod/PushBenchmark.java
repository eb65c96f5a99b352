package dev.relapse.simulation.istiod;

import com.sun.management.OperatingSystemMXBean;
import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.xds.ResourceType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What full pushes cost the simulation: CPU seconds of this process, in which the clients run too,
 * and its peak heap. It prints, and judges nothing: run it with {@code ci/bench istiod}.
 */
class PushBenchmark {

    private static final int SERVICES = Integer.getInteger("relapse.bench.services", 2_000);
    private static final int PROXIES = Integer.getInteger("relapse.bench.proxies", 10);
    private static final int PUSHES = 20;

    @Test
    void fullPushes() throws IOException {
        RecordedMesh growing = LargeMesh.of(SERVICES);
        AtomicReference<MeshSnapshot> mesh = new AtomicReference<>(growing.snapshot());
        List<AdsClient> clients = new ArrayList<>();
        try (Discovery discovery = EnvoyAcceptsTest.discovery(mesh)) {
            double before = cpuSeconds();
            for (int i = 0; i < PROXIES; i++) {
                clients.add(
                        new AdsClient(
                                discovery.grpcPort(),
                                "sidecar~10.1.1.%d~web-%d.a~a.svc.cluster.local".formatted(i, i)));
            }
            awaitClusters(clients, 1);
            System.out.printf(
                    Locale.ROOT,
                    "%d proxies connected: %.2f CPU-s%n",
                    PROXIES,
                    cpuSeconds() - before);
            before = cpuSeconds();
            for (int i = 0; i < PUSHES; i++) {
                LargeMesh.add(growing, SERVICES + i, SERVICES + i + 1);
                mesh.set(growing.snapshot());
                discovery.changed(Change.full(LargeMesh.key(SERVICES + i)));
                awaitClusters(clients, 2 + i);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d services, %d proxies: %.3f CPU-s for each of %d pushes; peak heap %d MB%n",
                    SERVICES,
                    PROXIES,
                    (cpuSeconds() - before) / PUSHES,
                    PUSHES,
                    peakHeapMegabytes());
        } finally {
            clients.forEach(AdsClient::close);
        }
    }

    private static void awaitClusters(List<AdsClient> clients, int responses) {
        Awaitility.await()
                .until(
                        () ->
                                clients.stream()
                                        .allMatch(
                                                client ->
                                                        client.responses(ResourceType.CDS)
                                                                >= responses));
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static long peakHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / (1024 * 1024);
    }
}
