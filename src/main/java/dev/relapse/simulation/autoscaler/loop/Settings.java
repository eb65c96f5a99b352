package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.options.CooldownOptions;
import dev.relapse.simulation.autoscaler.options.DeletionOptions;
import dev.relapse.simulation.autoscaler.options.DrainOptions;
import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.options.SimulatedVersion;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything that flags and environment decide.
 *
 * @param kubeconfig credentials of the autoscaler
 * @param providerKubeconfig credentials of its cloud provider
 * @param namespace where the status ConfigMap is
 * @param providerNamespace where the provider's ConfigMaps are
 * @param providerConfigMap the provider's settings
 */
public record Settings(
        SimulatedVersion version,
        Path kubeconfig,
        Path providerKubeconfig,
        String namespace,
        String providerNamespace,
        String providerConfigMap,
        String statusConfigMap,
        InetSocketAddress address,
        Duration scanInterval,
        boolean scaleDownEnabled,
        ScaleDownOptions scaleDown,
        CooldownOptions cooldown,
        DrainOptions drain,
        DeletionOptions deletion,
        int verbosity) {}
