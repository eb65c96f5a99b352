package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.subject.Manifest;
import dev.relapse.subject.Subject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team's own policies, which take the place of ours.
 *
 * @param manifests as they were read; none where ours are in force
 */
record TeamsPolicies(List<Manifest> manifests) {

    TeamsPolicies {
        manifests = List.copyOf(manifests);
    }

    /** Those of a team's manifests. */
    static TeamsPolicies in(Subject subject) {
        return new TeamsPolicies(subject.manifests("policies"));
    }

    boolean areThere() {
        return !manifests.isEmpty();
    }

    List<String> names() {
        return manifests.stream()
                .map(manifest -> manifest.object().getMetadata().getName())
                .toList();
    }

    /** What they ask the API server. */
    PolicyQuestions questions() {
        return PolicyQuestions.of(manifests.stream().map(Manifest::object).toList());
    }

    /** What a reader should know of them, in one sentence; empty where ours are in force. */
    Optional<String> spoken() {
        return areThere()
                ? Optional.of(
                        "%d policies of theirs are in force instead of ours, which %s; beside them is one of ours that asks nobody, so that Kyverno is seen to judge Deployments in any case"
                                .formatted(manifests.size(), questions()))
                : Optional.empty();
    }

    /** One of them as a team applies it: without what a cluster has added to it. */
    static GenericKubernetesResource object(Manifest manifest) {
        GenericKubernetesResource theirs = manifest.object();
        return new GenericKubernetesResourceBuilder(theirs)
                .withNewMetadata()
                .withName(theirs.getMetadata().getName())
                .withLabels(theirs.getMetadata().getLabels())
                .withAnnotations(theirs.getMetadata().getAnnotations())
                .endMetadata()
                .withAdditionalProperties(
                        Map.of("spec", theirs.getAdditionalProperties().get("spec")))
                .build();
    }
}
