package dev.relapse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A project with one scenario, {@code tiny}, of one component, {@code parrot}, whose program is a
 * given path. Nothing is wrong with it until a test damages it.
 */
public record TinyProject(Path folder) {

    public static final String SCENARIO = "scenarios/tiny/scenario.yaml";
    public static final String COMPONENT = "fixtures/components/parrot/component.yaml";
    public static final String LOCK = "fixtures/components/parrot/image.lock";
    public static final String VERSIONS = "scenarios/tiny/versions.yaml";

    /** Makes it in an empty folder, and this JVM's project. */
    public static TinyProject in(Path folder) {
        TinyProject project = new TinyProject(folder);
        project.write(
                SCENARIO,
                """
                title: A tiny scenario
                links: []
                clusters: [embedded]
                notOn: {kind: it is too small}
                needs: {time: 5s, memoryMiB: 64}
                components:
                  parrot: {version: 1.2.0, role: it repeats}
                timers: {}
                subject:
                  inputs:
                    parrot:
                      what: the parrot's arguments
                      container: parrot
                      guard: {argument: --quiet}
                      sets: {flags: arguments}
                settings: {flags: "", words: 500, limit: 30s}
                variants:
                  main: {title: the main one}
                  without-fix: {title: nobody fixes it, expected: NOT_RECOVERED}
                """);
        project.write(
                COMPONENT,
                """
                name: parrot
                version: 1.2.0
                programs:
                  - name: parrot
                    image: example.org/birds/parrot:v1.2.0
                    imagePath: /parrot
                """);
        project.write(
                VERSIONS,
                """
                component: parrot
                incident: it repeats
                source: https://example.org/parrot
                branches:
                  "1.2": {last: 1.2.0, affected: {from: 1.2.0}, why: it always does}
                """);
        if (!project.write("parrot", "#!/bin/sh\n").toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make an executable in " + folder);
        }
        System.setProperty("basedir", folder.toString());
        System.setProperty("relapse.home", folder.resolve("home").toString());
        System.setProperty("relapse.artifact.parrot", folder.resolve("parrot").toString());
        return project;
    }

    /** A file of it, for a test to write. */
    public Path write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and folder of it with its size, to see whether anything came or went. */
    public Map<String, Long> everything() {
        Map<String, Long> all = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                all.put(
                        folder.relativize(path).toString(),
                        Files.isRegularFile(path) ? Files.size(path) : -1);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
