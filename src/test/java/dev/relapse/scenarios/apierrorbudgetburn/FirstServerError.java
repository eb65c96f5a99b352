package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;

/**
 * One write that the API server answers with a 500, as every one that has run for a while has
 * answered some. Without any, the sum over {@code code=~"5.."} in kubernetes-mixin's burn rate is
 * empty and not zero, and nothing is recorded at all.
 */
final class FirstServerError {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** One that every cluster has, and nobody here writes to. */
    private static final String NAMESPACE = "default";

    private FirstServerError() {}

    /** Returns once a write was answered so; what made it so is gone again. */
    static void provoke(KubernetesClient client) {
        ValidatingWebhookConfiguration nobody = client.resource(nobodyAnswers()).create();
        Wait.atMost(LIMIT)
                .until(
                        Probe.of(
                                "a write is answered with 500",
                                () -> {
                                    try {
                                        client.resource(note()).create();
                                        client.resource(note()).delete();
                                        return Observation.notYet("it was accepted", 1);
                                    } catch (KubernetesClientException e) {
                                        return e.getCode() == 500
                                                ? Observation.holds(e.getMessage(), 1)
                                                : Observation.notYet(e.getMessage(), 1);
                                    }
                                }));
        client.resource(nobody).delete();
    }

    private static ConfigMap note() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("refused-note")
                .endMetadata()
                .build();
    }

    private static ValidatingWebhookConfiguration nobodyAnswers() {
        return new ValidatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName("nobody-answers")
                .endMetadata()
                .addNewWebhook()
                .withName("nobody.answers.example")
                .withAdmissionReviewVersions("v1")
                .withSideEffects("None")
                .withFailurePolicy("Fail")
                .withTimeoutSeconds(1)
                .withNewClientConfig()
                // The discard port: nothing listens there.
                .withUrl("https://127.0.0.1:9/")
                .endClientConfig()
                .withNewNamespaceSelector()
                .addToMatchLabels("kubernetes.io/metadata.name", NAMESPACE)
                .endNamespaceSelector()
                .addNewRule()
                .withApiGroups("")
                .withApiVersions("v1")
                .withOperations("CREATE")
                .withResources("configmaps")
                .endRule()
                .endWebhook()
                .build();
    }
}
