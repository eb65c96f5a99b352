package dev.relapse.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the engine has of the cluster of a {@link ClusterVictimMain}. */
final class MadeInDocker {

    private final String label;

    /**
     * @param label of the cluster's containers, with {@code %s} for the run's id
     */
    MadeInDocker(String label) {
        this.label = label;
    }

    /** The ids of its containers, then of its network. */
    List<String> by(Victim victim) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line : victim.output().lines().toList()) {
            if (line.startsWith(ClusterVictimMain.RUN)) {
                String id = line.substring(ClusterVictimMain.RUN.length());
                all.addAll(docker("ps", "-aq", "--filter", "label=" + label.formatted(id)));
                all.addAll(docker("network", "ls", "-q", "--filter", "name=relapse-" + id));
            }
        }
        return all;
    }

    /** The names of the volumes of a victim's only container. */
    List<String> volumesOf(Victim victim) throws IOException {
        return docker(
                        "inspect",
                        "-f",
                        "{{range .Mounts}}{{println .Name}}{{end}}",
                        by(victim).get(0))
                .stream()
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** The names of every volume in the engine. */
    static List<String> volumes() throws IOException {
        return docker("volume", "ls", "-q");
    }

    private static List<String> docker(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("docker");
        builder.command().addAll(List.of(words));
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
