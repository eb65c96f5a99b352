package dev.relapse.cluster.existing;

import dev.relapse.cluster.Foresight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run would make, may do and would clear away on a cluster: read from it and from the
 * scenario, without a change.
 */
record Foreseen(VerifiedCluster cluster) {

    private static final String RUN = "<run>";

    /** A run that stands for the one to come. */
    private static final RunMarks SAMPLE = new RunMarks("00000000");

    /**
     * A line for each thing.
     *
     * @throws IllegalArgumentException when another replay goes on there
     */
    List<String> lines(Foresight foresight) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "on the cluster of the context %s, %s"
                        .formatted(cluster.context().name(), cluster.context().server()));
        try (KubernetesClient client =
                cluster.client("relapse", RequestGuard.readOnly(cluster.context().server()))) {
            leftovers(client).forEach(line -> lines.add("  removes first: " + line));
            objects(client, foresight).forEach(line -> lines.add("  makes: " + line));
            rights(client, foresight).forEach(line -> lines.add("  allows: " + line));
            bystanders(client)
                    .forEach(
                            name ->
                                    lines.add(
                                            "  concerns: the DaemonSet %s tolerates every taint, so each simulated node gets a pod of it, which never starts and goes with the node"
                                                    .formatted(name)));
        }
        foresight.radius().inWords().forEach(line -> lines.add("  blast radius: " + line));
        return lines.stream().map(Foreseen::anyRun).toList();
    }

    private static String anyRun(String line) {
        return line.replace(SAMPLE.run(), RUN);
    }

    private static List<String> leftovers(KubernetesClient client) {
        Map<String, List<HasMetadata>> abandoned = new OtherRuns(client).abandoned("");
        return abandoned.values().stream()
                .flatMap(List::stream)
                .map(object -> Footprints.inWords(object) + ", which a killed run left")
                .toList();
    }

    private static List<String> objects(KubernetesClient client, Foresight foresight) {
        List<String> lines = new ArrayList<>();
        String mark = ", labelled %s=%s".formatted(RunMarks.KEY, RUN);
        lines.add("Namespace " + SAMPLE.namespace() + mark);
        lines.add("Lease %s/%s".formatted(SAMPLE.namespace(), Heartbeat.NAME) + mark);
        lines.add(
                "Node %s%s, tainted %s=%s:NoSchedule, with its Lease in %s and its Events in default"
                        .formatted(SAMPLE.name("*"), mark, RunMarks.KEY, RUN, KwokRole.LEASES));
        roles(client, foresight)
                .forEach(
                        role -> {
                            String user = role.getMetadata().getName();
                            lines.add(
                                    "ServiceAccount %s/%s, and ClusterRole, ClusterRoleBinding, Roles and RoleBindings %s"
                                                    .formatted(
                                                            SAMPLE.namespace(),
                                                            user,
                                                            SAMPLE.name(user))
                                            + mark);
                        });
        OneNamespace place = new OneNamespace(SAMPLE, role -> {});
        foresight.manifests().stream()
                .flatMap(file -> load(client, file).stream())
                .flatMap(object -> place.placed(object).stream())
                .forEach(object -> lines.add(Footprints.inWords(object) + mark));
        return lines;
    }

    private static List<String> rights(KubernetesClient client, Foresight foresight) {
        List<String> lines = new ArrayList<>();
        for (ClusterRole role : roles(client, foresight)) {
            NarrowedRole.of(role)
                    .inWords(SAMPLE)
                    .forEach(line -> lines.add(role.getMetadata().getName() + ": " + line));
        }
        lines.add(
                "%s: %s leases in %s"
                        .formatted(
                                KwokRole.USER,
                                String.join(", ", KwokRole.leases().getVerbs()),
                                KwokRole.LEASES));
        return lines;
    }

    private static List<ClusterRole> roles(KubernetesClient client, Foresight foresight) {
        return Stream.concat(
                        Stream.of(KwokRole.role()),
                        foresight.roles().stream()
                                .flatMap(file -> load(client, file).stream())
                                .filter(ClusterRole.class::isInstance)
                                .map(ClusterRole.class::cast))
                .toList();
    }

    private static List<HasMetadata> load(KubernetesClient client, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return client.load(content).items();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest " + file, e);
        }
    }

    private static List<String> bystanders(KubernetesClient client) {
        return client.apps().daemonSets().inAnyNamespace().list().getItems().stream()
                .filter(Foreseen::toleratesEveryTaint)
                .map(set -> set.getMetadata().getNamespace() + "/" + set.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static boolean toleratesEveryTaint(DaemonSet daemonSet) {
        return daemonSet.getSpec().getTemplate().getSpec().getTolerations().stream()
                .anyMatch(
                        toleration ->
                                "Exists".equals(toleration.getOperator())
                                        && isEmpty(toleration.getKey())
                                        && (isEmpty(toleration.getEffect())
                                                || toleration.getEffect().equals("NoSchedule")));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
