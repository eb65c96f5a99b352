package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at everything, again and again, and does each time what the difference asks for. */
final class Restoring implements Probe {

    private static final String POD = "v1 Pod ";

    private final ApiObjects api;
    private final Inventory then;
    private final Removal removal;
    private Difference first;

    Restoring(ApiObjects api, Inventory then) {
        this.api = api;
        this.then = then;
        this.removal = new Removal(api, then);
    }

    /** What the first look found. */
    String found() {
        return first == null ? "nothing was looked at" : first.toString();
    }

    @Override
    public String name() {
        return "the cluster holds what it held";
    }

    @Override
    public Observation observe() {
        // First, as each of the other requests would go to whom they name, who may be gone.
        removal.removeWhatIsAsked();
        Map<ApiKind, List<ObjectNode>> all = api.all();
        Inventory now = Inventory.of(all);
        Difference difference = Difference.between(then, now);
        if (first == null) {
            first = difference;
        }
        if (difference.isNone()) {
            return Observation.holds(now.objects().size() + " objects", now.objects().size());
        }
        Optional<String> another = podStartedAnew(difference);
        if (another.isPresent()) {
            return Observation.broken(another.get());
        }
        all.forEach((kind, objects) -> objects.forEach(object -> settle(kind, object, difference)));
        create(all.keySet(), difference);
        return Observation.notYet(difference.toString(), difference.size());
    }

    /** It may run with what was there in between, and nobody could tell. */
    private static Optional<String> podStartedAnew(Difference difference) {
        return Stream.concat(difference.changed().stream(), difference.missing().stream())
                .filter(key -> key.startsWith(POD))
                .map(key -> "the pod " + key.substring(POD.length()) + " was started anew")
                .findFirst();
    }

    private void settle(ApiKind kind, ObjectNode object, Difference difference) {
        String key = Inventory.key(kind, object);
        if (difference.added().contains(key)) {
            removal.remove(kind, object);
        } else if (difference.changed().contains(key)) {
            api.replace(kind, then.objects().get(key));
        }
    }

    private void create(Set<ApiKind> kinds, Difference difference) {
        Map<String, ApiKind> byKind = new HashMap<>();
        kinds.forEach(kind -> byKind.put(kind.groupVersion() + " " + kind.kind(), kind));
        for (String key : difference.missing()) {
            JsonNode object = then.objects().get(key);
            ApiKind kind =
                    byKind.get(
                            object.path("apiVersion").asText()
                                    + " "
                                    + object.path("kind").asText());
            if (kind != null) {
                api.create(kind, object);
            }
        }
    }
}
