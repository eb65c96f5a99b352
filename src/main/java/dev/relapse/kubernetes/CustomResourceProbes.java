package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
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
                    long served = kinds.stream().filter(kind -> isListed(client, kind)).count();
                    String observed = served + " of " + kinds.size() + " kinds";
                    return served > 0 && served == kinds.size()
                            ? Observation.holds(observed, served)
                            : Observation.notYet(observed, kinds.size());
                });
    }

    /** Discovery knows a kind a moment after it is established, and clients go by discovery. */
    private static boolean isListed(KubernetesClient client, CustomResourceDefinition kind) {
        String plural = kind.getSpec().getNames().getPlural();
        return isEstablished(kind)
                && kind.getSpec().getVersions().stream()
                        .filter(CustomResourceDefinitionVersion::getServed)
                        .map(version -> kind.getSpec().getGroup() + "/" + version.getName())
                        .allMatch(version -> Discovery.find(client, version, plural).isPresent());
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
