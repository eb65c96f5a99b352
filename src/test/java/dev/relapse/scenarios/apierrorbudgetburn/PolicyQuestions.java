package dev.relapse.scenarios.apierrorbudgetburn;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.cluster.AuditEvent;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What policies ask the API server, as the audit log has it: for the resources that the paths of
 * their {@code apiCall}s name.
 *
 * @param calls how many they are
 * @param resources what they ask for, such as {@code configmaps}
 */
record PolicyQuestions(int calls, Set<String> resources) implements Predicate<AuditEvent> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALL = "apiCall";
    private static final String PATH = "urlPath";

    PolicyQuestions {
        resources = Set.copyOf(resources);
    }

    /** Those of all rules of some policies. */
    static PolicyQuestions of(Collection<GenericKubernetesResource> policies) {
        List<String> paths = new ArrayList<>();
        for (GenericKubernetesResource policy : policies) {
            JSON.valueToTree(policy)
                    .findValues(CALL)
                    .forEach(call -> paths.add(call.path(PATH).asText()));
        }
        Set<String> resources = new TreeSet<>();
        paths.forEach(path -> resource(path).ifPresent(resources::add));
        return new PolicyQuestions(paths.size(), resources);
    }

    /** By https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris. */
    private static Optional<String> resource(String path) {
        List<String> parts =
                Stream.of(path.replaceAll("[?].*", "").split("/"))
                        .filter(part -> !part.isEmpty())
                        .toList();
        int prefix = path.startsWith("/apis/") ? 3 : 2;
        if (parts.size() <= prefix) {
            return Optional.empty();
        }
        boolean namespaced = parts.get(prefix).equals("namespaces") && parts.size() > prefix + 2;
        return Optional.of(parts.get(namespaced ? prefix + 2 : prefix));
    }

    @Override
    public boolean test(AuditEvent request) {
        return Kyverno.made(request)
                && (request.verb().equals("list") || request.verb().equals("get"))
                && resources.contains(request.resource())
                && !request.namespace().equals(Kyverno.NAMESPACE);
    }

    @Override
    public String toString() {
        return calls == 0
                ? "ask the API server nothing"
                : "ask the API server in %d places, for %s"
                        .formatted(calls, String.join(", ", new TreeSet<>(resources)));
    }
}
