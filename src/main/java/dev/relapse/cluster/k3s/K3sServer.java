package dev.relapse.cluster.k3s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.cluster.realnodes.AuditTail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The command line of {@code k3s server} (https://docs.k3s.io/cli/server) and the files that it
 * names.
 *
 * @param options what may differ
 * @param address where the API server is reached, on the host
 * @param auditPolicy the policy's content
 */
record K3sServer(K3sOptions options, String address, String auditPolicy) {

    /** What k3s ships and scenarios bring themselves, or would be disturbed by. */
    private static final List<String> DISABLED = List.of("traefik", "metrics-server", "servicelb");

    private static final String AUDIT_POLICY = "/etc/rancher/k3s/audit-policy.yaml";
    private static final String KUBELET = "/etc/rancher/k3s/kubelet.yaml";

    /** Programs in which a feature gate can be of consequence, as k3s names their arguments. */
    private static final List<String> GATED =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet");

    List<String> command() {
        List<String> command = new ArrayList<>(List.of("server"));
        DISABLED.forEach(part -> command.add("--disable=" + part));
        command.add("--node-name=k3s");
        command.add("--tls-san=" + address);
        // One node needs no tunnel to others, nor the kernel's module for it.
        command.add("--flannel-backend=host-gw");
        // The API server asks kubelets itself, simulated ones too, as in any other cluster.
        command.add("--egress-selector-mode=disabled");
        Map<String, String> apiServer = new TreeMap<>(options.flags().of("kube-apiserver"));
        apiServer.put("audit-policy-file", AUDIT_POLICY);
        apiServer.put("audit-log-path", AuditTail.PATH);
        // One file, or evidence of a long run would be rotated away from its readers.
        apiServer.put("audit-log-maxsize", "0");
        apiServer.forEach((flag, value) -> command.add(argument("kube-apiserver", flag, value)));
        options.flags()
                .of("kube-controller-manager")
                .forEach(
                        (flag, value) ->
                                command.add(argument("kube-controller-manager", flag, value)));
        if (!options.featureGates().isEmpty()) {
            GATED.forEach(program -> command.add(argument(program, "feature-gates", gates())));
        }
        if (hasKubeletConfiguration()) {
            command.add(argument("kubelet", "config", KUBELET));
        }
        return command;
    }

    /** Contents by path in the container. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(AUDIT_POLICY, auditPolicy);
        if (hasKubeletConfiguration()) {
            files.put(KUBELET, kubeletConfiguration());
        }
        return files;
    }

    /** The real kubelet keeps to what simulated ones do, or it would be taken for dead. */
    private boolean hasKubeletConfiguration() {
        return options.flags().of("kwok").containsKey(KwokSettings.LEASE);
    }

    private String kubeletConfiguration() {
        try {
            return new ObjectMapper()
                    .writeValueAsString(
                            Map.of(
                                    "apiVersion",
                                    "kubelet.config.k8s.io/v1beta1",
                                    "kind",
                                    "KubeletConfiguration",
                                    "nodeLeaseDurationSeconds",
                                    Integer.parseInt(
                                            options.flags().of("kwok").get(KwokSettings.LEASE))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain map is always JSON", e);
        }
    }

    private String gates() {
        return new TreeMap<>(options.featureGates())
                .entrySet().stream()
                        .map(gate -> gate.getKey() + "=" + gate.getValue())
                        .collect(Collectors.joining(","));
    }

    private static String argument(String program, String flag, String value) {
        return "--%s-arg=%s=%s".formatted(program, flag, value);
    }
}
