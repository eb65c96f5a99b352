package dev.relapse.cluster.kind;

import java.util.Map;

/** The script that removes a cluster: its containers, their volumes and its network. */
final class KindRemoval {

    private KindRemoval() {}

    /**
     * Of a cluster that is complete, half made or not there. It asks the engine and not kind, which
     * knows nothing of a network.
     *
     * @param cluster its name, and its network's
     * @param environment says where the engine is
     */
    static String script(String cluster, Map<String, String> environment) {
        StringBuilder script = new StringBuilder();
        environment.forEach(
                (name, value) ->
                        script.append("export ")
                                .append(name)
                                .append("='")
                                .append(value.replace("'", "'\\''"))
                                .append("'\n"));
        return script.append(
                        """
                        nodes() { docker ps --all --quiet --filter label=io.x-k8s.kind.cluster=%1$s; }
                        # The engine may still be making what a client that was killed had asked for.
                        while found=$(nodes) || exit; [ -n "$found" ]; do
                            docker rm --force --volumes $found >/dev/null || exit
                        done
                        network=$(docker network ls --quiet --filter name='^%1$s$') || exit
                        [ -z "$network" ] || docker network rm $network >/dev/null || exit
                        [ -z "$(nodes)" ]
                        """
                                .formatted(cluster))
                .toString();
    }
}
