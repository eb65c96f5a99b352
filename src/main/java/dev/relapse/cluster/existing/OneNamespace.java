package dev.relapse.cluster.existing;

import dev.relapse.cluster.UnsupportedByClusterException;
import dev.relapse.cluster.capability.Tenancy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All of a run in one namespace of its own, and its pods on its own nodes.
 *
 * @param roles takes ClusterRoles, which are not applied as they are
 */
record OneNamespace(RunMarks marks, Consumer<ClusterRole> roles) implements Tenancy {

    /** What of the namespaced kinds has no pods. */
    private static final Set<String> WITHOUT_PODS =
            Set.of("ConfigMap", "PodDisruptionBudget", "Secret", "Service", "ServiceAccount");

    @Override
    public String namespace(String own) {
        return marks.namespace();
    }

    @Override
    public String name(String own) {
        return marks.name(own);
    }

    @Override
    public Optional<String> onlyNamespace() {
        return Optional.of(marks.namespace());
    }

    @Override
    public Map<String, String> labels() {
        return marks.labels();
    }

    @Override
    public Optional<HasMetadata> placed(HasMetadata object) {
        if (object instanceof Namespace) {
            return Optional.empty();
        }
        if (object instanceof ClusterRole role) {
            roles.accept(role);
            return Optional.empty();
        }
        if (!(object instanceof Namespaced)) {
            throw cannotPlace(object);
        }
        object.getMetadata().setNamespace(marks.namespace());
        template(object).ifPresent(this::settle);
        if (object instanceof Pod pod) {
            settle(pod.getSpec());
        }
        return Optional.of(marks.labelled(object));
    }

    private static Optional<PodTemplateSpec> template(HasMetadata object) {
        if (object instanceof Deployment deployment) {
            return Optional.of(deployment.getSpec().getTemplate());
        }
        if (object instanceof DaemonSet daemonSet) {
            return Optional.of(daemonSet.getSpec().getTemplate());
        }
        if (object instanceof StatefulSet statefulSet) {
            return Optional.of(statefulSet.getSpec().getTemplate());
        }
        if (object instanceof Pod || WITHOUT_PODS.contains(object.getKind())) {
            return Optional.empty();
        }
        throw cannotPlace(object);
    }

    private void settle(PodTemplateSpec template) {
        Map<String, String> labels = new HashMap<>(template.getMetadata().getLabels());
        labels.putAll(marks.labels());
        template.getMetadata().setLabels(labels);
        settle(template.getSpec());
    }

    /** Onto the run's nodes, whatever other nodes have the labels that the scenario asks for. */
    private void settle(PodSpec pod) {
        Map<String, String> selector = new HashMap<>();
        if (pod.getNodeSelector() != null) {
            selector.putAll(pod.getNodeSelector());
        }
        selector.putAll(marks.labels());
        pod.setNodeSelector(selector);
        List<Toleration> tolerations = new ArrayList<>(pod.getTolerations());
        tolerations.add(marks.toleration());
        pod.setTolerations(tolerations);
    }

    private static UnsupportedByClusterException cannotPlace(HasMetadata object) {
        return new UnsupportedByClusterException(
                "the cluster 'existing' has no place for the %s %s, which would concern others"
                        .formatted(object.getKind(), object.getMetadata().getName()));
    }
}
