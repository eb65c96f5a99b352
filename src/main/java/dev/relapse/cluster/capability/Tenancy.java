package dev.relapse.cluster.capability;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/**
 * How what a scenario makes is named and marked, so that it meets nothing of others on the same
 * cluster. Where nobody else is, everything keeps the name that the scenario gives it.
 */
public interface Tenancy {

    /** Of a cluster that is the run's alone. */
    Tenancy SOLE =
            new Tenancy() {
                @Override
                public String namespace(String own) {
                    return own;
                }

                @Override
                public String name(String own) {
                    return own;
                }

                @Override
                public Optional<HasMetadata> placed(HasMetadata object) {
                    return Optional.of(object);
                }

                @Override
                public Optional<String> onlyNamespace() {
                    return Optional.empty();
                }

                @Override
                public Map<String, String> labels() {
                    return Map.of();
                }
            };

    /** The namespace in which objects are that a scenario puts into {@code own}. */
    String namespace(String own);

    /** The name of the cluster-wide object that a scenario calls {@code own}. */
    String name(String own);

    /**
     * The object as it is to be applied: where it belongs, and so that its pods land on nodes of
     * the run; empty when there is nothing to apply, as the cluster sees to it itself.
     *
     * @throws dev.relapse.cluster.UnsupportedByClusterException for a kind that it cannot place
     */
    Optional<HasMetadata> placed(HasMetadata object);

    /** The one namespace that everything is in; empty when there may be several. */
    Optional<String> onlyNamespace();

    /** By which cluster-wide objects of the run are told from others; empty when all are its. */
    Map<String, String> labels();
}
