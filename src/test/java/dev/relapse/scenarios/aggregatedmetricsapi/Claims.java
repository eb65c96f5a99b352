package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.subject.Manifest;
import dev.relapse.subject.Subject;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who claims the API in a team's manifests: the replay's metrics-server stands for theirs, and
 * whatever else is named was installed by nobody.
 *
 * @param metricsServers that of metrics-server, empty when ours is to be used
 * @param another one of a server that is not there, empty when there is none
 */
record Claims(Optional<APIService> metricsServers, Optional<APIService> another) {

    private static final String METRICS_SERVER = "metrics-server";

    /**
     * Those of a team's manifests.
     *
     * @throws IllegalArgumentException when they cannot be judged: none is in them, one of them is
     *     no claim, or of what they name more than metrics-server is, or may be, there
     */
    static Claims of(Subject theirs) {
        List<APIService> all = theirs.manifests("claims").stream().map(Claims::read).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no APIService %s among the manifests"
                            .formatted(ApiServicePipelines.NAME));
        }
        Optional<APIService> another = one(all, Claims::isOfAnother);
        if (another.isPresent() && !theirs.manifests("adapter").isEmpty()) {
            throw new IllegalArgumentException(
                    "the manifests install prometheus-adapter and let it claim %s: this scenario can only tell of a server that nobody installs"
                            .formatted(ApiServicePipelines.NAME));
        }
        return new Claims(one(all, claim -> !isOfAnother(claim)), another);
    }

    private static APIService read(Manifest manifest) {
        APIService claim =
                Serialization.unmarshal(Serialization.asJson(manifest.object()), APIService.class);
        if (claim.getSpec() == null || claim.getSpec().getService() == null) {
            throw new IllegalArgumentException(
                    manifest.label() + " names no Service that serves the API");
        }
        return claim;
    }

    private static boolean isOfAnother(APIService claim) {
        return !claim.getSpec().getService().getName().equals(METRICS_SERVER);
    }

    private static Optional<APIService> one(List<APIService> all, Predicate<APIService> which) {
        List<APIService> found = all.stream().filter(which).toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "more than one APIService %s is of %s; leave one"
                            .formatted(
                                    ApiServicePipelines.NAME,
                                    found.get(0).getSpec().getService().getName()));
        }
        return found.stream().findFirst();
    }
}
