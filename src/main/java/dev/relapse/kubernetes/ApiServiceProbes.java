package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.APIServiceCondition;
import java.util.Optional;

/** What an APIService says of its backend. */
public final class ApiServiceProbes {

    private final Watched<APIService> service;

    public ApiServiceProbes(Watched<APIService> service) {
        this.service = service;
    }

    /** Holds while it is Available and names this backend. */
    public Probe availableThrough(String namespace, String name) {
        return Probe.of(
                service.description() + " is served by " + namespace + "/" + name,
                () -> backedBy(namespace, name, "True"));
    }

    /** Holds while it names this backend and says that it is not available. */
    public Probe unavailableThrough(String namespace, String name) {
        return Probe.of(
                service.description() + " is unavailable through " + namespace + "/" + name,
                () -> backedBy(namespace, name, "False"));
    }

    private Observation backedBy(String namespace, String name, String available) {
        Optional<APIService> found = service.get();
        if (found.isEmpty()) {
            return Observation.notYet("there is no such APIService", 1);
        }
        APIService now = found.get();
        if (now.getSpec().getService() == null) {
            return Observation.notYet("it is served by the API server itself", 1);
        }
        String backend =
                now.getSpec().getService().getNamespace()
                        + "/"
                        + now.getSpec().getService().getName();
        Optional<APIServiceCondition> condition = condition(now);
        String observed =
                "names "
                        + backend
                        + ", Available="
                        + condition
                                .map(c -> c.getStatus() + " (" + c.getReason() + ")")
                                .orElse("unknown")
                        + ", "
                        + service.changes()
                        + " changes so far";
        boolean holds =
                backend.equals(namespace + "/" + name)
                        && condition.map(c -> c.getStatus().equals(available)).orElse(false);
        return holds
                ? Observation.holds(observed, service.changes())
                : Observation.notYet(observed, service.changes());
    }

    private static Optional<APIServiceCondition> condition(APIService service) {
        if (service.getStatus() == null) {
            return Optional.empty();
        }
        return service.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("Available"))
                .findFirst();
    }
}
