package dev.relapse.cli.hostile;

import static dev.relapse.cli.TinyProject.SCENARIO;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.relapse.cli.TinyProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Scenarios that are none. */
final class ScenarioFiles {

    private ScenarioFiles() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.given("no such scenario", List.of("tinny"), "no scenario 'tinny'", "[tiny]"),
                Row.given("a way out as a scenario", List.of("../tiny"), "'../tiny'", "[tiny]"),
                Row.given("no name of a scenario", List.of(""), "no scenario ''", "[tiny]"),
                Row.given("no scenario at all", List.of(), "<scenario>", "relapse run --help"),
                Row.given(
                        "no such variant",
                        List.of("tiny", "--variant", "mian"),
                        "tiny has no variant 'mian'",
                        "[main, without-fix]"),
                Row.given(
                        "no such cluster",
                        List.of("tiny", "--cluster", "moon"),
                        "'moon'",
                        "choose -Dcluster=embedded"),
                Row.given(
                        "a cluster that it does not run on",
                        List.of("tiny", "--cluster", "kind"),
                        "it is too small",
                        "choose -Dcluster=embedded"),
                Row.file("an empty scenario", SCENARIO, "", SCENARIO, "empty"),
                Row.file("a list", SCENARIO, "- a\n", SCENARIO, "object expected"),
                Row.file("no YAML", SCENARIO, "title: [\n", SCENARIO, "line 1", "correct the YAML"),
                Row.file(
                        "two documents",
                        SCENARIO,
                        "a: 1\n---\nb: 2\n",
                        SCENARIO,
                        "line 3",
                        "Trailing"),
                Row.file("control characters", SCENARIO, "title: \0\1\n", SCENARIO, "correct"),
                Row.file("too deep", SCENARIO, "[".repeat(20_000), SCENARIO, "depth", "correct"),
                Row.file("a bomb of aliases", SCENARIO, bomb(), SCENARIO, "more"),
                Row.damaged(
                        "not UTF-8",
                        project -> bytes(project, SCENARIO, "title: caf\u00e9\n"),
                        SCENARIO,
                        "no UTF-8 text"),
                Row.damaged(
                        "a folder", project -> folder(project, SCENARIO), SCENARIO, "is no file"),
                Row.damaged(
                        "a link to itself",
                        project -> loop(project, SCENARIO),
                        "no scenario 'tiny'",
                        "there are []"),
                scenario(
                        "no such component",
                        "{ghost: {role: it haunts}}",
                        "no component ghost",
                        "use one of: parrot"),
                scenario(
                        "a way out as a component",
                        "{../../etc: {role: it haunts}}",
                        "no component ../../etc",
                        "use one of: parrot"),
                scenario(
                        "a program that its component lacks",
                        "{parrot: {role: it repeats, programs: [cockatoo]}}",
                        "cockatoo",
                        "parrot"));
    }

    private static Row scenario(String name, String components, String... said) {
        return Row.file(
                name,
                SCENARIO,
                """
                title: A tiny scenario
                links: []
                clusters: [embedded]
                needs: {time: 5s, memoryMiB: 64}
                components: %s
                timers: {}
                settings: {}
                variants: {main: {title: the main one}}
                """
                        .formatted(components),
                said);
    }

    /** Each line stands for ten of the one before. */
    static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            String previous = "*a" + (i - 1);
            text.append("a%d: &a%d [%s]\n".formatted(i, i, (previous + ", ").repeat(9) + previous));
        }
        return text.toString();
    }

    static void bytes(TinyProject project, String file, String latin) {
        try {
            Files.write(project.folder().resolve(file), latin.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void folder(TinyProject project, String file) {
        replace(project, file, Files::createDirectory);
    }

    static void loop(TinyProject project, String file) {
        replace(project, file, path -> Files.createSymbolicLink(path, path.getFileName()));
    }

    private static void replace(TinyProject project, String file, Maker maker) {
        try {
            Path path = project.folder().resolve(file);
            Files.deleteIfExists(path);
            maker.make(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Maker {
        Path make(Path path) throws IOException;
    }
}
