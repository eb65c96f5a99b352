package dev.relapse.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.data.MalformedFileException;
import dev.relapse.data.SchemaCheckedYaml;
import dev.relapse.verdict.Recorded;
import dev.relapse.verdict.Recorded.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which releases of a component have a scenario's incident, from {@code
 * scenarios/<id>/versions.yaml}. It differs from branch to branch: a fix may reach one in a late
 * patch release, and another never.
 *
 * @param component whose releases
 * @param source where they were read
 * @param branches those that were read
 */
public record VersionFrontier(String component, String source, List<Branch> branches) {

    private static final SchemaCheckedYaml READER =
            SchemaCheckedYaml.against(VersionFrontier.class, "versions.schema.json");

    /**
     * One release branch.
     *
     * @param name the beginning of its versions, such as {@code 3.24}
     * @param last the last release that was read
     * @param from the first one with the incident, empty when none has it
     * @param fixed the first one without it again, empty when there is none
     * @param why in one sentence
     */
    public record Branch(
            String name,
            Release last,
            Optional<Release> from,
            Optional<Release> fixed,
            String why) {

        public Branch {
            Objects.requireNonNull(why, "why");
            for (Optional<Release> bound : List.of(Optional.of(last), from, fixed)) {
                if (bound.filter(release -> !release.isOf(name)).isPresent()) {
                    throw new IllegalArgumentException(
                            bound.get() + " is no release of the branch " + name);
                }
            }
            if (from.isPresent() && from.get().compareTo(fixed.orElse(last)) > 0) {
                throw new IllegalArgumentException(
                        "branch %s: it cannot begin with %s and end with %s"
                                .formatted(name, from.get(), fixed.orElse(last)));
            }
        }

        private Stream<Release> edges() {
            return Stream.of(from, fixed, Optional.of(last)).flatMap(Optional::stream);
        }

        private State stateOf(Release release) {
            if (release.compareTo(last) > 0) {
                return State.UNKNOWN;
            }
            boolean affected =
                    from.filter(first -> release.compareTo(first) >= 0).isPresent()
                            && fixed.filter(first -> release.compareTo(first) >= 0).isEmpty();
            return affected ? State.AFFECTED : State.FREE;
        }
    }

    public VersionFrontier {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(source, "source");
        branches = List.copyOf(branches);
    }

    /**
     * The one of a scenario, empty when its folder has none.
     *
     * @throws MalformedFileException naming the file, the place and the fault
     */
    public static Optional<VersionFrontier> of(ScenarioDefinition scenario) {
        Path file = scenario.folder().resolve("versions.yaml");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        VersionFrontier frontier = read(file);
        if (scenario.components().stream().noneMatch(c -> c.name().equals(frontier.component()))) {
            throw new MalformedFileException(
                    "%s: component: the scenario runs no %s; name one of its components"
                            .formatted(file, frontier.component()));
        }
        return Optional.of(frontier);
    }

    /** Reads a file, as {@link #of} does. */
    static VersionFrontier read(Path file) {
        JsonNode root = READER.read(file);
        try {
            List<Branch> branches = new ArrayList<>();
            root.path("branches")
                    .properties()
                    .forEach(e -> branches.add(branch(e.getKey(), e.getValue())));
            return new VersionFrontier(
                    root.path("component").asText(), root.path("source").asText(), branches);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(file + ": branches: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a version has the incident.
     *
     * @throws IllegalArgumentException for what is no released version
     */
    public State stateOf(String version) {
        return recordOf(Release.parse(version)).state();
    }

    /**
     * The releases at which something changes, the last ones that were read, and further ones: what
     * is on record of each, in the order of the releases.
     *
     * @param further versions, such as those that can be had
     */
    public List<Recorded> edgesAnd(Collection<String> further) {
        return Stream.concat(
                        branches.stream().flatMap(Branch::edges),
                        further.stream().map(Release::parse))
                .distinct()
                .sorted()
                .map(this::recordOf)
                .toList();
    }

    private Recorded recordOf(Release release) {
        Optional<Branch> branch =
                branches.stream().filter(known -> release.isOf(known.name())).findFirst();
        State state = branch.map(known -> known.stateOf(release)).orElse(State.UNKNOWN);
        String why =
                state == State.UNKNOWN
                        ? branch.map(known -> "only releases up to " + known.last() + " were read")
                                .orElse("no release of its branch was read")
                        : branch.map(Branch::why).orElseThrow();
        return new Recorded(component, release.toString(), state, why, source);
    }

    private static Branch branch(String name, JsonNode node) {
        JsonNode affected = node.path("affected");
        return new Branch(
                name,
                Release.parse(node.path("last").asText()),
                release(affected.path("from")),
                release(affected.path("fixed")),
                node.path("why").asText());
    }

    private static Optional<Release> release(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(Release.parse(node.asText()));
    }
}
