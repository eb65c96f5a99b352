package dev.relapse.cluster.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.cluster.realnodes.AuditTail;
import dev.relapse.cluster.realnodes.PrometheusInCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * kind's configuration of one cluster (https://kind.sigs.k8s.io/docs/user/configuration), as JSON,
 * which is YAML.
 *
 * @param options what may differ
 * @param address on the host, for the API server and the node port of Prometheus
 * @param apiServerPort on that address
 * @param publishedPort on that address
 * @param auditPolicy a file of the host
 */
record KindConfig(
        KindOptions options,
        String address,
        int apiServerPort,
        int publishedPort,
        Path auditPolicy) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private static final String AUDIT_POLICY = "/etc/kubernetes/audit/policy.yaml";
    private static final String AUDIT_LOGS = "/var/log/kubernetes/audit";

    /** kubeadm's configuration up to Kubernetes 1.35 and from 1.36 on, as kind writes it. */
    private static final List<String> KUBEADM_VERSIONS = List.of("v1beta3", "v1beta4");

    /** The same text for the same choices, in every JVM. */
    String json() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("kind", "Cluster");
        config.put("apiVersion", "kind.x-k8s.io/v1alpha4");
        config.put(
                "networking",
                Map.of(
                        "apiServerAddress",
                        address,
                        "apiServerPort",
                        apiServerPort,
                        "podSubnet",
                        options.podSubnet()));
        if (!options.featureGates().isEmpty()) {
            config.put("featureGates", options.featureGates());
        }
        if (options.flags().of("kwok").containsKey(KwokSettings.LEASE)) {
            config.put("kubeadmConfigPatches", List.of(text(kubelet())));
        }
        config.put("nodes", nodes());
        config.put(
                "kubeadmConfigPatchesJSON6902",
                KUBEADM_VERSIONS.stream()
                        .map(
                                version ->
                                        Map.of(
                                                "group",
                                                "kubeadm.k8s.io",
                                                "version",
                                                version,
                                                "kind",
                                                "ClusterConfiguration",
                                                "patch",
                                                text(patch(version))))
                        .toList());
        return text(config);
    }

    /** Real kubelets keep to what simulated ones do, or they would be taken for dead. */
    private Map<String, Object> kubelet() {
        return Map.of(
                "apiVersion",
                "kubelet.config.k8s.io/v1beta1",
                "kind",
                "KubeletConfiguration",
                "nodeLeaseDurationSeconds",
                Integer.parseInt(options.flags().of("kwok").get(KwokSettings.LEASE)));
    }

    private List<Object> nodes() {
        List<Object> nodes = new ArrayList<>();
        nodes.add(
                Map.of(
                        "role",
                        "control-plane",
                        "image",
                        options.image(),
                        "extraMounts",
                        List.of(
                                Map.of(
                                        "hostPath",
                                        auditPolicy.toString(),
                                        "containerPath",
                                        AUDIT_POLICY,
                                        "readOnly",
                                        true)),
                        "extraPortMappings",
                        List.of(
                                Map.of(
                                        "listenAddress",
                                        address,
                                        "hostPort",
                                        publishedPort,
                                        "containerPort",
                                        PrometheusInCluster.PUBLISHED_PORT,
                                        "protocol",
                                        "TCP"))));
        for (int worker = 0; worker < options.workers(); worker++) {
            nodes.add(Map.of("role", "worker", "image", options.image()));
        }
        return nodes;
    }

    private List<Object> patch(String version) {
        List<Object> patch = new ArrayList<>();
        Map<String, String> apiServer = new TreeMap<>(options.flags().of("kube-apiserver"));
        apiServer.put("audit-policy-file", AUDIT_POLICY);
        apiServer.put("audit-log-path", AuditTail.PATH);
        // One file, or evidence of a long run would be rotated away from its readers.
        apiServer.put("audit-log-maxsize", "0");
        apiServer.forEach((flag, value) -> patch.add(argument(version, "apiServer", flag, value)));
        new TreeMap<>(options.flags().of("kube-controller-manager"))
                .forEach(
                        (flag, value) ->
                                patch.add(argument(version, "controllerManager", flag, value)));
        patch.add(
                Map.of(
                        "op",
                        "add",
                        "path",
                        "/apiServer/extraVolumes",
                        "value",
                        List.of(
                                volume("audit-policy", AUDIT_POLICY, "File", true),
                                volume("audit-logs", AUDIT_LOGS, "DirectoryOrCreate", false))));
        return patch;
    }

    /** v1beta4 made a list of what was a map, so that a flag can be given twice. */
    private static Map<String, Object> argument(
            String version, String program, String flag, String value) {
        boolean list = version.equals("v1beta4");
        return Map.of(
                "op",
                "add",
                "path",
                "/" + program + "/extraArgs/" + (list ? "-" : flag),
                "value",
                list ? Map.of("name", flag, "value", value) : value);
    }

    private static Map<String, Object> volume(
            String name, String path, String type, boolean readOnly) {
        return Map.of(
                "name",
                name,
                "hostPath",
                path,
                "mountPath",
                path,
                "pathType",
                type,
                "readOnly",
                readOnly);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps and lists are always JSON", e);
        }
    }
}
