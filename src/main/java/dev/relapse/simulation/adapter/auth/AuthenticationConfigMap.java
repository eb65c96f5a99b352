package dev.relapse.simulation.adapter.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ConfigMap kube-system/extension-apiserver-authentication, in which the API server publishes
 * how it vouches for callers. It is watched, so a new certificate authority counts at once.
 */
public final class AuthenticationConfigMap implements Supplier<RequestHeaderConfig>, AutoCloseable {

    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "extension-apiserver-authentication";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SharedIndexInformer<ConfigMap> informer;

    /**
     * Reads the ConfigMap and watches it from then on.
     *
     * @throws IllegalStateException if it is not there or says nothing of a requestheader CA
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if it cannot be read
     */
    public AuthenticationConfigMap(KubernetesClient client) {
        // Asked once before: a failing first watch would write its stack into the log.
        client.configMaps().inNamespace(NAMESPACE).withName(NAME).get();
        informer =
                client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withName(NAME)
                        .runnableInformer(0)
                        .exceptionHandler((started, error) -> started)
                        .run();
        try {
            get();
        } catch (IllegalStateException e) {
            informer.close();
            throw e;
        }
    }

    @Override
    public RequestHeaderConfig get() {
        ConfigMap map = informer.getIndexer().getByKey(NAMESPACE + "/" + NAME);
        if (map == null) {
            throw new IllegalStateException("no ConfigMap " + NAMESPACE + "/" + NAME);
        }
        return parse(map.getData() == null ? Map.of() : map.getData());
    }

    /** What the data says; every list is JSON in a string. */
    static RequestHeaderConfig parse(Map<String, String> data) {
        try {
            return new RequestHeaderConfig(
                    data.get("requestheader-client-ca-file"),
                    list(data, "requestheader-allowed-names"),
                    list(data, "requestheader-username-headers"),
                    list(data, "requestheader-group-headers"),
                    list(data, "requestheader-extra-headers-prefix"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "ConfigMap "
                            + NAMESPACE
                            + "/"
                            + NAME
                            + ": "
                            + e.getMessage()
                            + "; does the API server run with --requestheader-client-ca-file?",
                    e);
        }
    }

    private static List<String> list(Map<String, String> data, String key) {
        try {
            return List.of(JSON.readValue(data.getOrDefault(key, "[]"), String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(key + " is no JSON list of strings", e);
        }
    }

    @Override
    public void close() {
        informer.close();
    }
}
