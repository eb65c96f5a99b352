package dev.relapse.cluster.docker;

import java.util.Map;

/**
 * Removes what was made in an engine for one cluster: its containers, their volumes and its
 * network.
 *
 * @param label that all of its containers have, as {@code name=value}
 * @param network its network's name
 */
public record Removal(String label, String network) {

    /**
     * The script for a cluster that is complete, half made or not there.
     *
     * @param environment says where the engine is
     */
    public String script(Map<String, String> environment) {
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
                        nodes() { docker ps --all --quiet --filter label=%s; }
                        # The engine may still be making what a client that was killed had asked for.
                        while found=$(nodes) || exit; [ -n "$found" ]; do
                            docker rm --force --volumes $found >/dev/null || exit
                        done
                        network=$(docker network ls --quiet --filter name='^%s$') || exit
                        [ -z "$network" ] || docker network rm $network >/dev/null || exit
                        [ -z "$(nodes)" ]
                        """
                                .formatted(label, network))
                .toString();
    }
}
