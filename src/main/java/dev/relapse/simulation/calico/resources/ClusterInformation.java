package dev.relapse.simulation.calico.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.api.ApiFailure;
import dev.relapse.simulation.calico.api.KubeApi;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.version.CalicoVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps {@code ClusterInformation default} ({@code libcalico-go/lib/clientv3/client.go}). */
public final class ClusterInformation {

    private static final String NAME = "default";

    private final CustomResource resource;
    private final CalicoLog log;

    public ClusterInformation(KubeApi api, CalicoLog log) {
        this.resource = new CustomResource(api, "ClusterInformation", "clusterinformations");
        this.log = log.from("client.go");
    }

    /**
     * Creates or completes it.
     *
     * @param clusterType comma-separated, may be empty; {@code kdd} is added
     * @return false when another node got there first and it must be looked at again
     */
    public boolean ensure(CalicoVersion version, String clusterType) throws IOException {
        String types = clusterType.isEmpty() ? "kdd" : clusterType.replaceAll(",$", "") + ",kdd";
        Optional<JsonNode> present = resource.find(NAME);
        try {
            if (present.isEmpty()) {
                resource.create(NAME, spec(version, types));
            } else {
                complete((ObjectNode) present.get(), version, types);
            }
            return true;
        } catch (ApiFailure e) {
            if (!e.isConflict()) {
                throw e;
            }
            log.info("Failed to create global ClusterInformation; another node got there first.");
            return false;
        }
    }

    private static ObjectNode spec(CalicoVersion version, String types) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("clusterGUID", guid())
                .put("clusterType", types)
                .put("calicoVersion", version.toString())
                .put("datastoreReady", true);
    }

    private void complete(ObjectNode object, CalicoVersion version, String types)
            throws IOException {
        ObjectNode spec = object.withObjectProperty("spec");
        ObjectNode before = spec.deepCopy();
        spec.put("calicoVersion", version.toString());
        if (spec.path("clusterGUID").asText("").isEmpty()) {
            spec.put("clusterGUID", guid());
        }
        if (!spec.hasNonNull("datastoreReady")) {
            spec.put("datastoreReady", true);
        }
        spec.put("clusterType", merged(spec.path("clusterType").asText(""), types));
        if (!spec.equals(before)) {
            resource.update(object);
        }
    }

    /** The types that are there, then those that are missing. */
    static String merged(String present, String wanted) {
        if (present.isEmpty()) {
            return wanted;
        }
        List<String> all = new ArrayList<>(List.of(present.split(",", -1)));
        for (String type : wanted.split(",", -1)) {
            if (!all.contains(type)) {
                all.add(type);
            }
        }
        return String.join(",", all);
    }

    private static String guid() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
