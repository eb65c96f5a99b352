package dev.relapse.process;

import dev.relapse.network.NetworkNamespace;
import dev.relapse.network.Segment;
import dev.relapse.network.Subnet;
import dev.relapse.network.relay.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Opens a run with machines and programs in them, tells of their namespaces, and waits. */
final class SegmentVictimMain {

    static final String NAMESPACE = "namespace ";

    private SegmentVictimMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        System.out.println(VictimMain.OPENING);
        try (LocalRun run = LocalRun.open()) {
            Segment segment =
                    Segment.open(
                            run.programs(),
                            NamespaceRights.valueOf(arguments[0]),
                            new Subnet("172.18.0.1", 16),
                            Files.createDirectory(run.folder().resolve("network")),
                            Map.of(6443, Endpoint.tcp(run.address(), run.port(6443))));
            System.out.println(NAMESPACE + segment.namespace().identity());
            for (int i = 1; i <= 3; i++) {
                NetworkNamespace machine = segment.join("machine-" + i, "eth0", "172.18.0.1" + i);
                System.out.println(NAMESPACE + machine.identity());
                String name = "deaf-" + i;
                String script =
                        "trap '' HUP INT TERM; sleep 1000 & setsid sleep 1000 & : >$TMPDIR/%s.up; wait"
                                .formatted(name);
                run.programs()
                        .start(
                                machine.inside(
                                        Specs.signallingShell(run, name, StopRank.CLIENT, script)));
            }
            System.out.println(VictimMain.READY);
            new CountDownLatch(1).await();
        }
    }
}
