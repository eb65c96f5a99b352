package dev.relapse.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, with a command in docker's place that has two containers and a network. */
class RemovalTest {

    private static final String ENGINE =
            """
            #!/bin/sh
            cd "$ENGINE" || exit
            echo "$@" >>asked
            case "$1 $2" in
                "ps --all") ls containers ;;
                "rm --force") shift 3; for name in "$@"; do rm "containers/$name" || exit; done ;;
                "network ls") ls networks ;;
                "network rm") rm "networks/$3" ;;
            esac
            """;

    @TempDir Path folder;

    @Test
    void removesContainersWithTheirVolumesAndThenTheNetwork()
            throws IOException, InterruptedException {
        Path engine = engine();
        Files.createFile(engine.resolve("containers/c1"));
        Files.createFile(engine.resolve("containers/c2"));
        Files.createFile(engine.resolve("networks/n1"));

        assertThat(remove(engine)).isZero();

        assertThat(engine.resolve("containers")).isEmptyDirectory();
        assertThat(engine.resolve("networks")).isEmptyDirectory();
        assertThat(engine.resolve("asked"))
                .content()
                .contains("--filter label=dev.relapse.run=0a0b0c0d")
                .contains("rm --force --volumes c1 c2")
                .contains("--filter name=^relapse-0a0b0c0d$");
    }

    @Test
    void isContentWhenThereWasNothing() throws IOException, InterruptedException {
        assertThat(remove(engine())).isZero();
    }

    @Test
    void failsWhenTheEngineDoesNot() throws IOException, InterruptedException {
        Path engine = engine();
        Files.writeString(engine.resolve("bin/docker"), "#!/bin/sh\nexit 1\n");

        assertThat(remove(engine)).isNotZero();
    }

    private Path engine() throws IOException {
        Path engine = Files.createDirectory(folder.resolve("it's an engine"));
        Files.createDirectory(engine.resolve("containers"));
        Files.createDirectory(engine.resolve("networks"));
        Path docker = Files.createDirectory(engine.resolve("bin")).resolve("docker");
        Files.writeString(docker, ENGINE);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        return engine;
    }

    private static int remove(Path engine) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "sh",
                        "-c",
                        new Removal("dev.relapse.run=0a0b0c0d", "relapse-0a0b0c0d")
                                .script(Map.of("ENGINE", engine.toString())));
        builder.environment().put("PATH", engine.resolve("bin") + ":/usr/bin:/bin");
        return builder.start().waitFor();
    }
}
