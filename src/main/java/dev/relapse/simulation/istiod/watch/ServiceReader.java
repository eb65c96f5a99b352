package dev.relapse.simulation.istiod.watch;

import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshService.Resolution;
import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ServicePort;
import dev.relapse.simulation.istiod.model.Visibility;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a Kubernetes Service.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/serviceregistry/kube/conversion.go}, {@code
 * ConvertService}.
 */
public final class ServiceReader {

    private static final String EXPORT_TO = "networking.istio.io/exportTo";
    private static final String HEADLESS = "None";

    private ServiceReader() {}

    public static MeshService read(Service service) {
        ServiceSpec spec = service.getSpec();
        String clusterIp = Objects.requireNonNullElse(spec.getClusterIP(), "");
        boolean hasAddress = !clusterIp.isEmpty() && !clusterIp.equals(HEADLESS);
        return new MeshService(
                key(service),
                created(service),
                resolution(spec, clusterIp),
                hasAddress ? Optional.of(clusterIp) : Optional.empty(),
                spec.getPorts().stream().map(ServiceReader::port).toList(),
                visibility(service),
                Objects.requireNonNullElse(spec.getSelector(), Map.of()));
    }

    private static Resolution resolution(ServiceSpec spec, String clusterIp) {
        if (clusterIp.equals(HEADLESS)) {
            return Resolution.PASSTHROUGH;
        }
        return "ExternalName".equals(spec.getType()) ? Resolution.ALIAS : Resolution.ENDPOINTS;
    }

    private static ServicePort port(io.fabric8.kubernetes.api.model.ServicePort port) {
        String name = Objects.requireNonNullElse(port.getName(), "");
        Protocol protocol =
                Protocol.ofServicePort(
                        port.getPort(),
                        name,
                        Objects.requireNonNullElse(port.getProtocol(), "TCP"),
                        Optional.ofNullable(port.getAppProtocol()));
        return new ServicePort(name, port.getPort(), protocol, target(port));
    }

    private static String target(io.fabric8.kubernetes.api.model.ServicePort port) {
        IntOrString target = port.getTargetPort();
        if (target == null) {
            return String.valueOf(port.getPort());
        }
        return target.getStrVal() != null ? target.getStrVal() : String.valueOf(target.getIntVal());
    }

    private static Visibility visibility(Service service) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(service.getMetadata().getAnnotations(), Map.of());
        String exportTo = annotations.getOrDefault(EXPORT_TO, "");
        return exportTo.isEmpty()
                ? Visibility.EVERYWHERE
                : Visibility.of(Arrays.stream(exportTo.split(",")).map(String::trim).toList());
    }

    static ObjectKey key(HasMetadata object) {
        return new ObjectKey(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    /** The epoch for an object that no API server has seen. */
    static Instant created(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getCreationTimestamp())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }
}
