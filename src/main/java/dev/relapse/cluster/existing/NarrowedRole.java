package dev.relapse.cluster.existing;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is left of a ClusterRole on a cluster that others use: it may read as before, but change
 * only nodes of the run, by their names, and what is in the run's namespace.
 *
 * @param everywhere rules for reading
 * @param nodes rules for changing nodes, which count for names that are added; a node cannot be
 *     created, as that right knows no names
 * @param namespaced rules for the run's namespace
 */
record NarrowedRole(
        List<PolicyRule> everywhere, List<PolicyRule> nodes, List<PolicyRule> namespaced) {

    private static final Set<String> READING = Set.of("get", "list", "watch");

    /** Read in the run's namespace only: others have theirs, and secrets in them. */
    private static final Set<String> PRIVATE =
            Set.of("configmaps", "events", "leases", "secrets", "serviceaccounts");

    /** Of verbs on nodes, those that count for a name. */
    private static final Set<String> NAMED = Set.of("update", "patch", "delete");

    NarrowedRole {
        everywhere = List.copyOf(everywhere);
        nodes = List.copyOf(nodes);
        namespaced = List.copyOf(namespaced);
    }

    /**
     * Narrows it.
     *
     * @throws IllegalArgumentException for a rule that names everything, which cannot be narrowed
     */
    static NarrowedRole of(ClusterRole role) {
        List<PolicyRule> everywhere = new ArrayList<>();
        List<PolicyRule> nodes = new ArrayList<>();
        List<PolicyRule> namespaced = new ArrayList<>();
        for (PolicyRule rule : role.getRules()) {
            requireNames(role, rule);
            Predicate<String> isNode = resource -> resource.split("/", -1)[0].equals("nodes");
            Predicate<String> isPrivate = resource -> PRIVATE.contains(resource.split("/", -1)[0]);
            add(everywhere, rule, isPrivate.negate(), READING::contains);
            add(nodes, rule, isNode, NAMED::contains);
            add(namespaced, rule, isPrivate, verb -> true);
            add(
                    namespaced,
                    rule,
                    isPrivate.negate().and(isNode.negate()),
                    verb -> !READING.contains(verb));
        }
        return new NarrowedRole(everywhere, nodes, namespaced);
    }

    private static void requireNames(ClusterRole role, PolicyRule rule) {
        if (Stream.of(rule.getApiGroups(), rule.getResources(), rule.getVerbs())
                .anyMatch(names -> names.contains("*"))) {
            throw new IllegalArgumentException(
                    "the ClusterRole %s has a rule about '*', which cannot be narrowed to a run; name what it is about"
                            .formatted(role.getMetadata().getName()));
        }
    }

    private static void add(
            List<PolicyRule> rules,
            PolicyRule rule,
            Predicate<String> resources,
            Predicate<String> verbs) {
        List<String> about = rule.getResources().stream().filter(resources).toList();
        List<String> may = rule.getVerbs().stream().filter(verbs).toList();
        if (!about.isEmpty() && !may.isEmpty()) {
            rules.add(
                    new PolicyRuleBuilder()
                            .withApiGroups(rule.getApiGroups())
                            .withResources(about)
                            .withVerbs(may)
                            .build());
        }
    }

    /** The rules of the ClusterRole. Without names there is none about changing nodes. */
    List<PolicyRule> clusterWide(Set<String> nodeNames) {
        if (nodeNames.isEmpty()) {
            // A rule with an empty list of names would count for every node.
            return everywhere;
        }
        List<PolicyRule> rules = new ArrayList<>(everywhere);
        for (PolicyRule rule : nodes) {
            rules.add(
                    new PolicyRuleBuilder(rule)
                            .withResourceNames(List.copyOf(new TreeSet<>(nodeNames)))
                            .build());
        }
        return rules;
    }

    /** Of the rules about Events, those for the namespace in which Events about nodes are. */
    List<PolicyRule> aboutEvents() {
        return namespaced.stream().filter(rule -> rule.getResources().contains("events")).toList();
    }

    /** For a person, a line for each rule. */
    List<String> inWords(RunMarks marks) {
        List<String> lines = new ArrayList<>();
        everywhere.forEach(rule -> lines.add(inWords(rule) + " everywhere"));
        nodes.forEach(rule -> lines.add(inWords(rule) + " named " + marks.name("*")));
        namespaced.forEach(rule -> lines.add(inWords(rule) + " in " + marks.namespace()));
        aboutEvents()
                .forEach(
                        rule ->
                                lines.add(
                                        inWords(rule)
                                                + " in default, where Events about nodes are"));
        return lines;
    }

    private static String inWords(PolicyRule rule) {
        return String.join(", ", rule.getVerbs()) + " " + String.join(", ", rule.getResources());
    }
}
