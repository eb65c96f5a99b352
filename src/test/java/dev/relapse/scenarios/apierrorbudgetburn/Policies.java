package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.definition.Settings;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.subject.Manifest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The policies of the platform and of its teams. */
final class Policies {

    /** The webhooks for objects (pkg/config at v1.8.0). */
    private static final String CONFIGURATION = "kyverno-resource-validating-webhook-cfg";

    /** What is added where Kyverno was told its own address. */
    private static final String BY_URL = "-debug";

    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---$");

    private final KubernetesClient client;
    private final Path folder;
    private final Settings settings;
    private final TeamsPolicies theirs;
    private final Predicate<AuditEvent> questions;
    private final List<String> names = new ArrayList<>();
    private List<GenericKubernetesResource> ofThePlatform = List.of();
    private final Deque<List<GenericKubernetesResource>> ofTeams = new ConcurrentLinkedDeque<>();

    /**
     * None is in force yet.
     *
     * @param theirs those that take the place of ours, if there are any
     */
    Policies(KubernetesClient client, Path folder, Settings settings, TeamsPolicies theirs) {
        this.client = client;
        this.folder = folder;
        this.settings = settings;
        this.theirs = theirs;
        this.questions = theirs.areThere() ? theirs.questions() : Kyverno::isQuestionOfAPolicy;
    }

    /** Whether it is what one of the policies asks the API server. */
    boolean isQuestion(AuditEvent request) {
        return questions.test(request);
    }

    /**
     * Creates the platform's policies, and as many of the teams' as the settings say; or those of a
     * team whose own are judged.
     */
    void create() {
        if (theirs.areThere()) {
            ofThePlatform = new ArrayList<>(read("plain", "0"));
            create(ofThePlatform);
            theirs.manifests().forEach(this::createTheirs);
            return;
        }
        ofThePlatform = read("platform", "0");
        create(ofThePlatform);
        haveOfTeams(settings.number("policies.count"));
    }

    /** Deletes every one of them. */
    void delete() {
        haveOfTeams(0);
        delete(ofThePlatform);
    }

    /** Creates or deletes policies of the teams, the last first, until there are {@code count}. */
    void haveOfTeams(int count) {
        while (ofTeams.size() < count) {
            String number = Integer.toString(ofTeams.size() + 1);
            List<GenericKubernetesResource> more = read(settings.text("policies.kind"), number);
            create(more);
            ofTeams.addLast(more);
        }
        while (ofTeams.size() > count) {
            delete(ofTeams.removeLast());
        }
    }

    /** How many of the policies are the teams' own. */
    int ofTeams() {
        return ofTeams.size();
    }

    private void delete(List<GenericKubernetesResource> policies) {
        for (GenericKubernetesResource policy : policies) {
            client.resource(policy).delete();
            names.remove(policy.getMetadata().getName());
        }
    }

    private void createTheirs(Manifest manifest) {
        GenericKubernetesResource policy = TeamsPolicies.object(manifest);
        try {
            create(List.of(policy));
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException(
                    "Kyverno does not take " + manifest.label() + ": " + e.getMessage(), e);
        }
        ofThePlatform.add(policy);
    }

    private void create(List<GenericKubernetesResource> policies) {
        for (GenericKubernetesResource policy : policies) {
            client.resource(policy).create();
            names.add(policy.getMetadata().getName());
        }
    }

    /** Holds once the API server has been told to ask Kyverno about Deployments, and must. */
    Probe areInForce() {
        return Probe.of(
                "the API server asks Kyverno about Deployments",
                () -> {
                    ValidatingWebhookConfiguration now = webhooks();
                    if (now == null) {
                        return Observation.nothing("there is no " + CONFIGURATION);
                    }
                    List<String> asked = blocked(now);
                    List<String> unready = unready();
                    return asked.contains("deployments") && unready.isEmpty()
                            ? Observation.holds(
                                    names.size() + " policies; blocks " + asked, names.size())
                            : Observation.notYet("blocks " + asked + "; not ready: " + unready, 1);
                });
    }

    /** Those of a team that Kyverno does not heed yet. */
    private List<String> unready() {
        return theirs.names().stream()
                .filter(
                        name -> {
                            GenericKubernetesResource now =
                                    client.genericKubernetesResources(
                                                    "kyverno.io/v1", "ClusterPolicy")
                                            .withName(name)
                                            .get();
                            return now == null || !Boolean.TRUE.equals(now.get("status", "ready"));
                        })
                .toList();
    }

    /** Holds once it has been told no longer to. */
    Probe areOutOfForce() {
        return Probe.of(
                "the API server no longer asks Kyverno about Deployments",
                () -> {
                    ValidatingWebhookConfiguration now = webhooks();
                    List<String> asked = now == null ? List.of() : blocked(now);
                    return asked.contains("deployments")
                            ? Observation.notYet("blocks " + asked, 1)
                            : Observation.holds("blocks " + asked, 1);
                });
    }

    private ValidatingWebhookConfiguration webhooks() {
        return client
                .admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .list()
                .getItems()
                .stream()
                .filter(
                        found ->
                                Set.of(CONFIGURATION, CONFIGURATION + BY_URL)
                                        .contains(found.getMetadata().getName()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> blocked(ValidatingWebhookConfiguration configuration) {
        return configuration.getWebhooks().stream()
                .filter(hook -> hook.getFailurePolicy().equals("Fail"))
                .flatMap(hook -> hook.getRules().stream())
                .flatMap(rule -> rule.getResources().stream())
                .toList();
    }

    /** Holds while every policy that was created is there. */
    Probe areKept() {
        return Probe.of(
                "every policy is still there",
                () -> {
                    long there =
                            client.genericKubernetesResources("kyverno.io/v1", "ClusterPolicy")
                                    .list()
                                    .getItems()
                                    .size();
                    String observed = there + " of " + names.size() + " policies";
                    return there == names.size()
                            ? Observation.holds(observed, there)
                            : Observation.notYet(observed, names.size());
                });
    }

    /** Lets every policy leave a namespace out. */
    void leaveOut(String namespace) {
        Map<String, Object> excluded =
                Map.of(
                        "any",
                        List.of(Map.of("resources", Map.of("namespaces", List.of(namespace)))));
        editAll(
                policy -> {
                    for (Object rule : (List<?>) spec(policy).get("rules")) {
                        asMap(rule).put("exclude", excluded);
                    }
                });
    }

    /** Lets every policy report what it finds, after the request was answered. */
    void onlyReport() {
        editAll(
                policy -> {
                    spec(policy).put("validationFailureAction", "audit");
                    spec(policy).put("failurePolicy", "Ignore");
                });
    }

    private interface Edit {
        void apply(GenericKubernetesResource policy);
    }

    private void editAll(Edit edit) {
        for (String name : names) {
            client.genericKubernetesResources("kyverno.io/v1", "ClusterPolicy")
                    .withName(name)
                    .edit(
                            policy -> {
                                edit.apply(policy);
                                return policy;
                            });
        }
    }

    private List<GenericKubernetesResource> read(String file, String number) {
        Path template = folder.resolve(file + ".yaml");
        try {
            List<GenericKubernetesResource> found = new ArrayList<>();
            String text = Files.readString(template).replace("${n}", number);
            for (String document : DOCUMENTS.splitAsStream(text).toList()) {
                if (document.contains("kind:")) {
                    found.add(Serialization.unmarshal(document, GenericKubernetesResource.class));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the policies " + template, e);
        }
    }

    private static Map<String, Object> spec(GenericKubernetesResource policy) {
        return asMap(policy.getAdditionalProperties().get("spec"));
    }

    @SuppressWarnings("unchecked") // objects of YAML and JSON have names as keys
    private static Map<String, Object> asMap(Object object) {
        return (Map<String, Object>) object;
    }
}
