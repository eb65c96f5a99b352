package dev.relapse.network.relay;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How to start a relay: a small JVM of its own, with nothing but these classes. */
public final class RelayProgram {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final Path listening;
    private final List<String> pairs = new ArrayList<>();

    /**
     * A relay without anything to do yet.
     *
     * @param name unique in the run
     * @param folder exists, and is private to the run
     */
    public RelayProgram(String name, Path folder) {
        this.name = name;
        this.listening = folder.resolve(name + ".listening");
    }

    /** Passes connections to {@code from} on to {@code to}. */
    public RelayProgram pass(Endpoint from, Endpoint to) {
        return pair(from, to.toString());
    }

    /** Passes connections to {@code from} on to {@code to}, which the relay {@code by} reaches. */
    public RelayProgram passBy(Endpoint from, Endpoint to, Endpoint by) {
        return pair(from, to + Target.VIA + by);
    }

    /** Passes connections to {@code from} on to what their first line asks for. */
    public RelayProgram passAsAsked(Endpoint from) {
        return pair(from, Target.AS_ASKED);
    }

    private RelayProgram pair(Endpoint from, String to) {
        pairs.add(from.toString());
        pairs.add(to);
        return this;
    }

    /** Ready when it listens everywhere. */
    public ProgramSpec spec() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx16m",
                                "-Xss256k",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                ownClasses(),
                                RelayMain.class.getName(),
                                listening.toString()));
        command.addAll(pairs);
        Probe ready =
                Probe.of(
                        name + " listens",
                        () ->
                                Files.exists(listening)
                                        ? Observation.holds("it listens", 1)
                                        : Observation.nothing("not yet"));
        // As long as anybody may still talk through it.
        return new ProgramSpec(name, command, Map.of(), ready, LIMIT, StopRank.STORE);
    }

    private static String ownClasses() {
        try {
            return Path.of(
                            RelayMain.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the relay's classes have no place on disk", e);
        }
    }
}
