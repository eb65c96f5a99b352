package dev.relapse.simulation.adapter.auth;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Asks the API server, for each request anew (upstream remembers answers for 10 s). As upstream,
 * {@code system:masters} may do everything and health checks are open to all.
 */
public final class SubjectAccessReviews implements AccessReviews {

    private final KubernetesClient client;
    private final String group;
    private final String version;

    /** Reviews of access to one version of one API group. */
    public SubjectAccessReviews(KubernetesClient client, String group, String version) {
        this.client = client;
        this.group = group;
        this.version = version;
    }

    @Override
    public boolean allows(Caller caller, Access access) {
        if (caller.groups().contains("system:masters")) {
            return true;
        }
        SubjectAccessReview answer =
                client.authorization()
                        .v1()
                        .subjectAccessReview()
                        .create(review(caller, access, group, version));
        return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }

    static SubjectAccessReview review(Caller caller, Access access, String group, String version) {
        SubjectAccessReviewBuilder review =
                new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(caller.user())
                        .withGroups(caller.groups())
                        .withExtra(caller.extra())
                        .endSpec();
        if (!access.isResource()) {
            return review.editSpec()
                    .withNewNonResourceAttributes(access.path(), access.verb())
                    .endSpec()
                    .build();
        }
        return review.editSpec()
                .withNewResourceAttributes()
                .withGroup(group)
                .withVersion(version)
                .withVerb(access.verb())
                .withResource(access.resource())
                .withNamespace(access.namespace())
                .withName(access.name())
                .endResourceAttributes()
                .endSpec()
                .build();
    }
}
