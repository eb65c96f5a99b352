package dev.relapse.simulation.draino.flags;

import dev.relapse.simulation.draino.node.SuppliedCondition;
import dev.relapse.simulation.flags.GoDurationConverter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every flag of {@code cmd/draino/draino.go}, with upstream's name and default. */
public final class DrainoFlags {

    @Option(
            names = {"-d", "--debug"},
            negatable = true,
            description = "Log at debug level.")
    public boolean debug;

    @Option(
            names = "--listen",
            defaultValue = ":10002",
            converter = ListenAddress.class,
            description = "Loopback address of /metrics and /healthz.")
    public InetSocketAddress listen;

    @Option(
            names = "--kubeconfig",
            required = true,
            description = "The only source of credentials: there is no in-cluster configuration.")
    public Path kubeconfig;

    @Option(names = "--master", description = "API server, instead of the kubeconfig's.")
    public String master;

    @Option(
            names = "--dry-run",
            negatable = true,
            description = "Write events, but neither cordon nor drain.")
    public boolean dryRun;

    @Option(
            names = "--max-grace-period",
            defaultValue = "8m0s",
            converter = GoDurationConverter.class,
            description = "The longest grace period that an evicted pod is given.")
    public Duration maxGracePeriod;

    @Option(
            names = "--eviction-headroom",
            defaultValue = "30s",
            converter = GoDurationConverter.class,
            description = "How long after its grace period a pod may take to be gone.")
    public Duration evictionHeadroom;

    @Option(
            names = "--drain-buffer",
            defaultValue = "10m0s",
            converter = GoDurationConverter.class,
            description = "The least time between the starts of two drains.")
    public Duration drainBuffer;

    @Option(names = "--node-label", description = "Deprecated: KEY=VALUE; repeatable.")
    public List<String> nodeLabels = new ArrayList<>();

    @Option(
            names = "--node-label-expr",
            defaultValue = "",
            description = "Only nodes for which this expression over metadata.labels holds.")
    public String nodeLabelExpression;

    @Option(names = "--skip-drain", negatable = true, description = "Cordon, but evict nothing.")
    public boolean skipDrain;

    @Option(
            names = "--protected-pod-annotation",
            paramLabel = "KEY[=VALUE]",
            description = "Never evict pods with this annotation; repeatable.")
    public List<String> protectedPodAnnotations = new ArrayList<>();

    @Mixin public EvictFlags evict = new EvictFlags();

    @Mixin public LeaderElectionFlags leaderElection = new LeaderElectionFlags();

    @Parameters(
            arity = "1..*",
            paramLabel = "node-conditions",
            converter = ConditionArgument.class,
            description = "Type, or Type=Status,duration: what makes a node bad.")
    public List<SuppliedCondition> conditions = new ArrayList<>();
}
