package dev.relapse.simulation.autoscaler;

import dev.relapse.simulation.autoscaler.loop.Settings;
import dev.relapse.simulation.autoscaler.options.CooldownOptions;
import dev.relapse.simulation.autoscaler.options.DeletionOptions;
import dev.relapse.simulation.autoscaler.options.DrainOptions;
import dev.relapse.simulation.autoscaler.options.ListenAddress;
import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.options.SimulatedVersion;
import dev.relapse.simulation.flags.GoDurationConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The flags with upstream's names and defaults ({@code config/flags/flags.go}), and its
 * environment.
 *
 * <p>A flag that upstream has and that is not listed here is refused, since it would be ignored
 * silently otherwise.
 */
@Command(name = "cluster-autoscaler", sortOptions = false)
final class AutoscalerFlags {

    @Option(names = "--kubeconfig")
    private String kubeconfig = "";

    @Option(names = "--namespace")
    private String namespace = "kube-system";

    @Option(names = "--leader-elect", arity = "0..1", fallbackValue = "true")
    private boolean leaderElect = true;

    @Option(names = "--address")
    private String address = ":8085";

    @Option(names = "--cloud-provider")
    private String cloudProvider = "kwok";

    @Option(names = "--status-config-map-name")
    private String statusConfigMap = "cluster-autoscaler-status";

    @Option(names = "--scan-interval", converter = GoDurationConverter.class)
    private Duration scanInterval = Duration.ofSeconds(10);

    @Option(names = "--scale-down-enabled", arity = "0..1", fallbackValue = "true")
    private boolean scaleDownEnabled = true;

    @Option(names = "--scale-down-unready-enabled", arity = "0..1", fallbackValue = "true")
    private boolean unreadyEnabled = true;

    @Option(names = "--scale-down-utilization-threshold")
    private double threshold = 0.5;

    @Option(names = "--scale-down-unneeded-time", converter = GoDurationConverter.class)
    private Duration unneededTime = Duration.ofMinutes(10);

    @Option(names = "--scale-down-unready-time", converter = GoDurationConverter.class)
    private Duration unreadyTime = Duration.ofMinutes(20);

    @Option(names = "--scale-down-delay-after-add", converter = GoDurationConverter.class)
    private Duration delayAfterAdd = Duration.ofMinutes(10);

    @Option(names = "--scale-down-delay-after-delete", converter = GoDurationConverter.class)
    private Duration delayAfterDelete = Duration.ZERO;

    @Option(names = "--scale-down-delay-after-failure", converter = GoDurationConverter.class)
    private Duration delayAfterFailure = Duration.ofMinutes(3);

    @Option(names = "--unremovable-node-recheck-timeout", converter = GoDurationConverter.class)
    private Duration recheckAfter = Duration.ofMinutes(5);

    @Option(names = "--node-delete-delay-after-taint", converter = GoDurationConverter.class)
    private Duration delayAfterTaint = Duration.ofSeconds(5);

    @Option(names = "--max-scale-down-parallelism")
    private int maxParallelism = 10;

    @Option(names = "--max-drain-parallelism")
    private int maxDrainParallelism = 1;

    @Option(names = "--max-pod-eviction-time", converter = GoDurationConverter.class)
    private Duration maxPodEviction = Duration.ofMinutes(2);

    @Option(names = "--max-graceful-termination-sec")
    private int maxGracefulTermination = 600;

    @Option(names = "--ignore-daemonsets-utilization", arity = "0..1", fallbackValue = "true")
    private boolean ignoreDaemonSets;

    @Option(names = "--ignore-mirror-pods-utilization", arity = "0..1", fallbackValue = "true")
    private boolean ignoreMirrorPods;

    @Option(names = "--daemonset-eviction-for-empty-nodes", arity = "0..1", fallbackValue = "true")
    private boolean evictFromEmpty;

    @Option(
            names = "--daemonset-eviction-for-occupied-nodes",
            arity = "0..1",
            fallbackValue = "true")
    private boolean evictFromOccupied = true;

    @Option(names = "--skip-nodes-with-system-pods", arity = "0..1", fallbackValue = "true")
    private boolean skipSystemPods = true;

    @Option(names = "--skip-nodes-with-local-storage", arity = "0..1", fallbackValue = "true")
    private boolean skipLocalStorage = true;

    @Option(
            names = "--skip-nodes-with-custom-controller-pods",
            arity = "0..1",
            fallbackValue = "true")
    private boolean skipCustomControllers = true;

    @Option(names = "--min-replica-count")
    private int minReplicaCount;

    @Option(
            names = "--blocking-system-pod-distruption-timeout",
            converter = GoDurationConverter.class)
    private Duration systemPodTimeout = Duration.ofHours(1);

    @Option(names = {"-v", "--v"})
    private int verbosity;

    @Option(names = "--logtostderr", arity = "0..1", fallbackValue = "true")
    private boolean logToStderr = true;

    int verbosity() {
        return verbosity;
    }

    /**
     * Checks the flags together with the environment.
     *
     * @throws IllegalArgumentException that names the flag or variable, and what to do
     */
    Settings settings(Map<String, String> environment) {
        require(!leaderElect, "leader election is not simulated: pass --leader-elect=false");
        require(logToStderr, "logs go to stderr only: leave out --logtostderr=false");
        require(
                cloudProvider.equals("kwok"),
                "--cloud-provider=" + cloudProvider + " is not simulated: pass kwok");
        require(
                environment.getOrDefault("KWOK_PROVIDER_MODE", "").equals("local"),
                "only the kwok provider's local mode is simulated: set KWOK_PROVIDER_MODE=local");
        require(!kubeconfig.isEmpty(), "pass --kubeconfig: there is no in-cluster mode");
        require(
                scanInterval.compareTo(Duration.ZERO) > 0,
                "--scan-interval must be more than nothing");
        return new Settings(
                version(environment),
                Path.of(kubeconfig),
                Path.of(variable(environment, "KUBECONFIG")),
                namespace,
                variable(environment, "POD_NAMESPACE"),
                environment.getOrDefault("KWOK_PROVIDER_CONFIGMAP", "kwok-provider-config"),
                statusConfigMap,
                ListenAddress.parse(address),
                scanInterval,
                scaleDownEnabled,
                scaleDown(),
                new CooldownOptions(delayAfterAdd, delayAfterDelete, delayAfterFailure),
                new DrainOptions(
                        skipSystemPods,
                        skipLocalStorage,
                        skipCustomControllers,
                        minReplicaCount,
                        systemPodTimeout),
                deletion(),
                verbosity);
    }

    private ScaleDownOptions scaleDown() {
        return new ScaleDownOptions(
                threshold,
                ignoreDaemonSets,
                ignoreMirrorPods,
                unreadyEnabled,
                unneededTime,
                unreadyTime,
                recheckAfter);
    }

    private DeletionOptions deletion() {
        return new DeletionOptions(
                delayAfterTaint,
                maxParallelism,
                maxDrainParallelism,
                maxPodEviction,
                Duration.ofSeconds(maxGracefulTermination),
                evictFromEmpty,
                evictFromOccupied);
    }

    private static SimulatedVersion version(Map<String, String> environment) {
        String text = environment.get(SimulatedVersion.VARIABLE);
        return text == null ? SimulatedVersion.DEFAULT : SimulatedVersion.parse(text);
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        require(!value.isEmpty(), "the kwok provider needs the environment variable " + name);
        return value;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
