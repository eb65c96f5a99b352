package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** What the API server says of custom resources. */
public final class CustomResourceProbes {

    private CustomResourceProbes() {}

    /** Holds once every kind of the group that was defined is served. */
    public static Probe areServed(KubernetesClient client, String group) {
        return Probe.of(
                "the kinds of " + group + " are served",
                () -> {
                    List<CustomResourceDefinition> kinds =
                            client
                                    .apiextensions()
                                    .v1()
                                    .customResourceDefinitions()
                                    .list()
                                    .getItems()
                                    .stream()
                                    .filter(kind -> kind.getSpec().getGroup().equals(group))
                                    .toList();
                    long served =
                            kinds.stream().filter(CustomResourceProbes::isEstablished).count();
                    String observed = served + " of " + kinds.size() + " kinds";
                    return served > 0 && served == kinds.size()
                            ? Observation.holds(observed, served)
                            : Observation.notYet(observed, kinds.size());
                });
    }

    /** Whether the API server has accepted the kind; it is served a moment later. */
    public static boolean isEstablished(CustomResourceDefinition kind) {
        return kind.getStatus() != null
                && kind.getStatus().getConditions() != null
                && kind.getStatus().getConditions().stream()
                        .anyMatch(
                                condition ->
                                        condition.getType().equals("Established")
                                                && condition.getStatus().equals("True"));
    }
}
