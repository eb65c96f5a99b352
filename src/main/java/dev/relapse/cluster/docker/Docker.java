package dev.relapse.cluster.docker;

import dev.relapse.process.CommandSpec;
import dev.relapse.process.ExecutableFile;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.Programs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The container engine, through its command.
 *
 * @param programs run it
 * @param environment says where the engine is
 */
public record Docker(Programs programs, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PULL_LIMIT = Duration.ofMinutes(10);

    /**
     * Returns when there is an engine that answers.
     *
     * @param kind of the cluster that needs it, for messages
     * @throws ProgramFailed saying what to do when there is none
     */
    public void check(String kind) {
        if (ExecutableFile.onPath("docker").isEmpty()) {
            throw new ProgramFailed(
                    "-Dcluster=%s needs Docker, and there is no docker on PATH: install it, on Debian with: apt-get install docker.io"
                            .formatted(kind));
        }
        Finished version = run("version", "--format", "{{.Server.Version}}");
        if (!version.succeeded()) {
            throw new ProgramFailed(
                    "Docker's engine does not answer%s: start it, or say with DOCKER_HOST where it is; docker said: %s"
                            .formatted(
                                    Optional.ofNullable(environment.get("DOCKER_HOST"))
                                            .map(host -> " at DOCKER_HOST=" + host)
                                            .orElse(""),
                                    version.said()));
        }
    }

    /**
     * The id of an image, without {@code sha256:}; it is pulled when the engine does not have it.
     *
     * @param remedy what to do when it cannot be had
     * @throws ProgramFailed saying that when it cannot be had
     */
    public String image(String name, String remedy) {
        Optional<String> present = id(name);
        if (present.isPresent()) {
            return present.get();
        }
        Finished pull = run(PULL_LIMIT, List.of("pull", "--quiet", name));
        return id(name).orElseThrow(
                        () ->
                                new ProgramFailed(
                                        "the node image %s is neither in Docker nor to be had from its registry: %s; docker said: %s"
                                                .formatted(name, remedy, pull.said())));
    }

    /**
     * Where the engine is, as {@code DOCKER_HOST} has it, wherever the command knows it from.
     *
     * @throws ProgramFailed when the command does not tell
     */
    public String host() {
        return run("context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
                .orFail()
                .output()
                .strip();
    }

    /** Runs a command in a node. */
    public Finished execute(String node, String... command) {
        List<String> words = new ArrayList<>(List.of("exec", node));
        words.addAll(List.of(command));
        return run(LIMIT, words);
    }

    private Optional<String> id(String image) {
        Finished inspect = run("image", "inspect", "--format", "{{.Id}}", image);
        return inspect.succeeded()
                ? Optional.of(inspect.output().strip().replaceFirst("^sha256:", ""))
                : Optional.empty();
    }

    /** Runs {@code docker} with these words. */
    public Finished run(String... words) {
        return run(LIMIT, List.of(words));
    }

    private Finished run(Duration limit, List<String> words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(words);
        return programs.run(new CommandSpec(command, environment, Optional.empty(), limit));
    }
}
