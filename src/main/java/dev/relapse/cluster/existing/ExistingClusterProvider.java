package dev.relapse.cluster.existing;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProvider;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Foresight;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Opens {@link ExistingCluster}s. */
public final class ExistingClusterProvider implements ClusterProvider {

    private final Properties properties;
    private final Map<String, String> environment;

    /** With the choices of this JVM's user. */
    public ExistingClusterProvider() {
        this(System.getProperties(), System.getenv());
    }

    ExistingClusterProvider(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String kind() {
        return ExistingCluster.KIND;
    }

    @Override
    public String makes() {
        return "objects on the cluster of the context that -Dcluster.context names";
    }

    @Override
    public Set<String> bringsAlong() {
        return Set.of("kubernetes", "etcd");
    }

    @Override
    public List<String> foresee(Foresight foresight) {
        return new Foreseen(verified()).lines(foresight);
    }

    @Override
    public Cluster open(ClusterRequest request) {
        return ExistingCluster.open(request, verified());
    }

    private VerifiedCluster verified() {
        ExistingOptions options = ExistingOptions.from(properties);
        return VerifiedCluster.of(
                options,
                KubeconfigFiles.read(environment, Path.of(System.getProperty("user.home"))));
    }
}
