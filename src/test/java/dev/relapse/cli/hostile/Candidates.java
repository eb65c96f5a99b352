package dev.relapse.cli.hostile;

import static dev.relapse.cli.TinyProject.COMPONENT;

import java.util.stream.Stream;

/** Versions about to ship. */
final class Candidates {

    private Candidates() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.setting("-Dcandidate.cockatoo=1.3.0", "cockatoo", "it runs parrot"),
                Row.setting("-Dcandidate.=1.3.0", "-Dcandidate.=1.3.0", "name a component"),
                Row.setting("-Dcandidate.parrot=", "-Dcandidate.parrot=", "give a version"),
                Row.setting("-Dcandidate.parrot=../../1", "../../1", "give a version"),
                Row.setting("-Dcandidate.parrot=1 3", "'1 3'", "give a version"),
                Row.setting("-Dcandidate.parrot=1.3.0", "choose one that expects RECOVERED")
                        .with("--variant", "without-fix"),
                Row.setting("-Dcandidate.parrot=1.3.0", "-Dfrontier=parrot", "no candidate")
                        .with("-Dfrontier=parrot"),
                Row.damaged(
                                "a candidate that cannot be had",
                                project -> System.clearProperty("relapse.artifact.parrot"),
                                "parrot 9.9.9 of component parrot cannot be had",
                                "-Drelapse.artifact.parrot=/path/to/parrot")
                        .with("-Dcandidate.parrot=9.9.9", "-Drelapse.offline"),
                Row.damaged(
                                "a candidate that could only be simulated",
                                project -> {
                                    System.clearProperty("relapse.artifact.parrot");
                                    project.write(
                                            COMPONENT,
                                            """
                                            name: parrot
                                            version: 1.2.0
                                            programs:
                                              - name: parrot
                                                simulation: {mainClass: dev.relapse.cli.Relapse, heapMegabytes: 16, reason: so}
                                            """);
                                },
                                "parrot cannot be judged: only a simulation",
                                "-Drelapse.artifact.parrot=/path")
                        .with("-Dcandidate.parrot=1.2.0"));
    }
}
