package dev.relapse.simulation.calico.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.api.ApiFailure;
import dev.relapse.simulation.calico.api.KubeApi;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps {@code FelixConfiguration default}. The one of a node, {@code node.<name>}, upstream writes
 * to an etcd datastore only.
 */
public final class FelixConfiguration {

    private static final String NAME = "default";
    private static final String INTERVAL = "reportingInterval";
    private static final String SEVERITY = "logSeverityScreen";

    private final CustomResource resource;
    private final CalicoLog log;

    public FelixConfiguration(KubeApi api, CalicoLog log) {
        this.resource = new CustomResource(api, "FelixConfiguration", "felixconfigurations");
        this.log = log;
    }

    /** Creates it, or adds what is not set: no reports, and the log level of the screen. */
    public void ensure() throws IOException {
        Optional<JsonNode> present = resource.find(NAME);
        try {
            if (present.isEmpty()) {
                resource.create(NAME, complete(JsonNodeFactory.instance.objectNode()));
            } else {
                ObjectNode object = (ObjectNode) present.get();
                ObjectNode spec = object.withObjectProperty("spec");
                ObjectNode before = spec.deepCopy();
                if (!complete(spec).equals(before)) {
                    resource.update(object);
                }
            }
        } catch (ApiFailure e) {
            if (!e.isConflict()) {
                throw e;
            }
            log.info("Ignoring conflict when setting value FelixConfiguration(%s)", NAME);
        }
    }

    private static ObjectNode complete(ObjectNode spec) {
        if (!spec.hasNonNull(INTERVAL)) {
            spec.put(INTERVAL, "0s");
        }
        if (spec.path(SEVERITY).asText("").isEmpty()) {
            spec.put(SEVERITY, "Info");
        }
        return spec;
    }
}
