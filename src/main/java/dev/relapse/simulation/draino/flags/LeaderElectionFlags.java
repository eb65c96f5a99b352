package dev.relapse.simulation.draino.flags;

import dev.relapse.simulation.flags.GoDurationConverter;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The lock that lets only one draino act. */
public final class LeaderElectionFlags {

    @Option(
            names = "--namespace",
            defaultValue = "kube-system",
            description = "Namespace of the lock.")
    public String namespace;

    @Option(
            names = "--leader-election-lease-duration",
            defaultValue = "15s",
            converter = GoDurationConverter.class,
            description = "How long others wait for a silent leader.")
    public Duration leaseDuration;

    @Option(
            names = "--leader-election-renew-deadline",
            defaultValue = "10s",
            converter = GoDurationConverter.class,
            description = "How long a leader that cannot renew goes on.")
    public Duration renewDeadline;

    @Option(
            names = "--leader-election-retry-period",
            defaultValue = "2s",
            converter = GoDurationConverter.class,
            description = "Time between two attempts.")
    public Duration retryPeriod;

    @Option(
            names = "--leader-election-token-name",
            defaultValue = "draino",
            description = "Name of the lock.")
    public String tokenName;
}
