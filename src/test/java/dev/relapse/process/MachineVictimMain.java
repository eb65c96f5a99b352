package dev.relapse.process;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.cluster.machine.MachineCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Opens a run with a machine that is hard to get rid of, tells of its network, and waits. */
final class MachineVictimMain {

    static final String NAMESPACE = "namespace ";

    /** Without the run's mark, with a mount, and in cgroups of their own, as containers are. */
    private static final String CONTAINERS =
            """
            mount -t tmpfs tmpfs /mnt
            for n in 1 2 3; do
                env -i /usr/bin/setsid /usr/bin/sleep 1000 </dev/null >/dev/null 2>&1 &
                for top in /sys/fs/cgroup/*/machine /sys/fs/cgroup/machine; do
                    [ -d "$top" ] || continue
                    mkdir -p "${top%/*}/pods/pod-$n"
                    # A cgroup of cpusets takes nobody before it has CPUs.
                    echo $! >"${top%/*}/pods/pod-$n/cgroup.procs" || :
                done
            done 2>/dev/null
            """;

    private MachineVictimMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        System.out.println(VictimMain.OPENING);
        try (LocalRun run = LocalRun.open();
                MachineCluster cluster =
                        MachineCluster.start(
                                run, ArtifactStore.standard(Path.of("fixtures")), Map.of())) {
            PrivateMachine machine = cluster.require(PrivateMachine.class);
            Path network = machine.file("/").getParent().resolve("ns/net");
            System.out.println(NAMESPACE + Files.readSymbolicLink(network));
            machine.run("sh", "-c", CONTAINERS).orFail();
            System.out.println(VictimMain.READY);
            new CountDownLatch(1).await();
        }
    }
}
