package dev.relapse.cluster.hostprograms;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A role counts as it is written, a ClusterRole everywhere: for clusters that nobody else uses.
 *
 * @param client binds them
 */
public record WholeGrants(KubernetesClient client) implements Grants {

    @Override
    public void grant(String user, String role) {
        int slash = role.indexOf('/');
        if (slash < 0) {
            client.resource(HostProgramRights.everywhere(user, role)).create();
        } else {
            client.resource(
                            HostProgramRights.in(
                                    role.substring(0, slash), user, role.substring(slash + 1)))
                    .create();
        }
    }
}
