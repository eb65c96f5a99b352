package dev.relapse.cluster.existing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.file.TextFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The user's kubeconfig: the files that {@code KUBECONFIG} lists, else {@code ~/.kube/config}. It
 * is read as kubectl reads it and never written; its current context is of no interest.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files">how
 *     files are merged</a>
 */
final class KubeconfigFiles {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<Parsed> files;

    private KubeconfigFiles(List<Parsed> files) {
        this.files = List.copyOf(files);
    }

    private record Parsed(Path file, JsonNode root) {}

    /** An entry, and the file in which it stands. */
    private record Entry(Path file, JsonNode value) {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException naming the file that cannot be read, or that there is none
     */
    static KubeconfigFiles read(Map<String, String> environment, Path home) {
        List<Path> paths = paths(environment, home);
        List<Parsed> parsed = new ArrayList<>();
        for (Path path : paths) {
            // As with kubectl, a file of the list need not be there.
            if (Files.exists(path)) {
                parsed.add(new Parsed(path, parse(path)));
            }
        }
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no kubeconfig at %s; set KUBECONFIG to yours"
                            .formatted(joined(paths.stream().map(Path::toString).toList())));
        }
        return new KubeconfigFiles(parsed);
    }

    private static List<Path> paths(Map<String, String> environment, Path home) {
        String listed = environment.getOrDefault("KUBECONFIG", "");
        if (listed.isBlank()) {
            return List.of(home.resolve(".kube/config"));
        }
        return Arrays.stream(listed.split(File.pathSeparator, -1))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath())
                .toList();
    }

    private static JsonNode parse(Path file) {
        int line;
        try {
            return YAML.readTree(TextFile.read(file));
        } catch (JsonProcessingException e) {
            line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the kubeconfig %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        // Without the parser's own words, whose excerpt may hold a key.
        throw new IllegalArgumentException(
                "the kubeconfig %s is no YAML (line %d); correct it".formatted(file, line));
    }

    /** The names of all contexts, sorted. */
    List<String> contexts() {
        TreeSet<String> names = new TreeSet<>();
        for (Parsed parsed : files) {
            parsed.root()
                    .path("contexts")
                    .forEach(context -> names.add(context.path("name").asText()));
        }
        return List.copyOf(names);
    }

    /**
     * The context of that name, whichever is the current one.
     *
     * @throws IllegalArgumentException when there is none, or it leads nowhere, or to something
     *     that this version does not use
     */
    ChosenContext context(String name) {
        Entry context =
                find("contexts", "context", name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "-D%s=%s: there is no such context in %s; there are %s"
                                                        .formatted(
                                                                ExistingOptions.CONTEXT,
                                                                name,
                                                                inWords(),
                                                                contexts())));
        Entry cluster = referred(name, context, "clusters", "cluster");
        Entry user = referred(name, context, "users", "user");
        return new ChosenContext(
                name,
                InlinedEntry.of("cluster", cluster.file(), cluster.value()),
                InlinedEntry.of("user", user.file(), user.value()));
    }

    private Entry referred(String name, Entry context, String list, String what) {
        String wanted = context.value().path(what).asText();
        return find(list, what, wanted)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the context %s of %s names the %s '%s', which is not there"
                                                .formatted(name, context.file(), what, wanted)));
    }

    /** The first one of that name counts. */
    private Optional<Entry> find(String list, String what, String name) {
        for (Parsed parsed : files) {
            for (JsonNode entry : parsed.root().path(list)) {
                if (entry.path("name").asText().equals(name)) {
                    return Optional.of(new Entry(parsed.file(), entry.path(what)));
                }
            }
        }
        return Optional.empty();
    }

    /** For messages. */
    String inWords() {
        return joined(files.stream().map(parsed -> parsed.file().toString()).toList());
    }

    private static String joined(List<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }
}
