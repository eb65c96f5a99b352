package dev.relapse.simulation.istiod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.watch.EndpointSliceReader;
import dev.relapse.simulation.istiod.watch.IstioReader;
import dev.relapse.simulation.istiod.watch.MeshStore;
import dev.relapse.simulation.istiod.watch.ServiceReader;
import dev.relapse.simulation.istiod.watch.VirtualServiceReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mesh that the real istiod was recorded with, and more meshes made the same way. */
public final class RecordedMesh {

    /** The API server's own service, which was there at the recording. */
    private static final String KUBERNETES =
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: kubernetes, namespace: default},
               spec: {clusterIP: 10.96.0.1, ports: [{name: https, port: 443, targetPort: 6443}]}}
            """;

    private final MeshStore store = new MeshStore("istio-system");

    /** The recorded services and endpoints. */
    public static RecordedMesh load() {
        return new RecordedMesh().kubernetes(KUBERNETES).kubernetes(text("services.yaml"));
    }

    /** A mesh without anything. */
    public static RecordedMesh empty() {
        return new RecordedMesh();
    }

    /** The proxy of the recording. */
    public static ProxyIdentity proxy() {
        return proxy("a", Map.of("app", "web"));
    }

    public static ProxyIdentity proxy(String namespace, Map<String, String> labels) {
        return new ProxyIdentity(
                "web-0." + namespace,
                "10.1.1.1",
                namespace,
                labels,
                "Kubernetes",
                "1.29.6",
                Map.of(),
                Set.of());
    }

    public static JsonNode cases() {
        try {
            return new ObjectMapper().readTree(text("cases.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a List of Services and EndpointSlices. */
    public RecordedMesh kubernetes(String yaml) {
        for (HasMetadata item : Serialization.unmarshal(yaml, KubernetesList.class).getItems()) {
            ObjectKey key =
                    new ObjectKey(item.getMetadata().getNamespace(), item.getMetadata().getName());
            if (item instanceof Service service) {
                store.service(key, Optional.of(ServiceReader.read(service)));
            } else if (item instanceof EndpointSlice slice) {
                store.slice(
                        key,
                        EndpointSliceReader.service(slice).orElseThrow(),
                        Optional.of(EndpointSliceReader.read(slice)));
            } else {
                throw new IllegalArgumentException("not expected here: " + item);
            }
        }
        return this;
    }

    /** Adds one of Istio's objects. */
    public RecordedMesh istio(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        ObjectKey key =
                new ObjectKey(metadata.path("namespace").asText(), metadata.path("name").asText());
        switch (object.path("kind").asText()) {
            case "Sidecar" -> store.sidecar(key, Optional.of(IstioReader.sidecar(object)));
            case "DestinationRule" ->
                    store.destinationRule(key, Optional.of(IstioReader.destinationRule(object)));
            case "VirtualService" ->
                    store.virtualService(key, Optional.of(VirtualServiceReader.read(object)));
            default -> throw new IllegalArgumentException("not expected here: " + object);
        }
        return this;
    }

    /** Adds Istio's objects, one YAML document each. */
    public RecordedMesh istio(String... yaml) {
        for (String one : yaml) {
            try {
                istio(new YAMLMapper().readTree(one));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    public MeshSnapshot snapshot() {
        return store.snapshot();
    }

    private static String text(String name) {
        try (InputStream in = RecordedMesh.class.getResourceAsStream("/istiod/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
