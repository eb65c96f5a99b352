package dev.relapse.process;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs to start in tests. */
final class Specs {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Specs() {}

    /** A shell script that is ready at once. */
    static ProgramSpec shell(String name, String script) {
        return spec(name, List.of("sh", "-c", script), always(), StopRank.CLIENT);
    }

    /** A shell script that is ready when it has made {@code $TMPDIR/<name>.up}. */
    static ProgramSpec signallingShell(Run run, String name, StopRank rank, String script) {
        Path up = run.folder().resolve("tmp").resolve(name + ".up");
        return spec(name, List.of("sh", "-c", script), exists(up), rank);
    }

    /** A JVM that listens on the run's address, ready when it answers. */
    static ProgramSpec listener(Run run, int port) {
        return spec(
                "listener",
                java(ListenerMain.class, run.address(), Integer.toString(port)),
                answers(run.address(), port),
                StopRank.API_SERVER);
    }

    static ProgramSpec spec(String name, List<String> command, Probe ready, StopRank rank) {
        return new ProgramSpec(name, command, Map.of(), ready, LIMIT, rank);
    }

    /** The command of a JVM that runs a class of the tests. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                JAVA,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    static Probe always() {
        return Probe.of("it was started", () -> Observation.holds("started", 1));
    }

    static Probe never() {
        return Probe.of("the moon is blue", () -> Observation.notYet("the moon is white", 1));
    }

    static Probe exists(Path file) {
        return Probe.of(
                file.getFileName() + " exists",
                () ->
                        Files.exists(file)
                                ? Observation.holds(file + " exists", 1)
                                : Observation.nothing("no " + file));
    }

    private static Probe answers(String address, int port) {
        return Probe.of("it answers", () -> connect(new InetSocketAddress(address, port)));
    }

    private static Observation connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, 500);
            return Observation.holds("connected to " + address, 1);
        }
    }
}
