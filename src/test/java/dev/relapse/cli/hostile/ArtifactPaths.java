package dev.relapse.cli.hostile;

import java.util.stream.Stream;

/** Programs that a user gives by their path. */
final class ArtifactPaths {

    private static final String PROPERTY = "relapse.artifact.parrot";

    private ArtifactPaths() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.setting("-Drelapse.artifact.parrot=", PROPERTY + " is empty", "give the path"),
                Row.setting(
                        "-Drelapse.artifact.cockatoo=/bin/true",
                        "relapse.artifact.cockatoo names no program",
                        "use one of: parrot"),
                Row.setting("-Drelapse.artifact.parrot=/no/such", "does not exist", "correct it"),
                Row.setting("-Drelapse.artifact.parrot=/tmp", "is not a regular file", "correct"),
                Row.setting("-Drelapse.artifact.parrot=pom.xml", "is not executable", "correct it"),
                Row.damaged(
                        "a program that is a link to itself",
                        project -> ScenarioFiles.loop(project, "parrot"),
                        PROPERTY,
                        "parrot",
                        "correct it"));
    }
}
