package dev.relapse.simulation.adapter.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers of a real Prometheus. */
public final class Recorded {

    private Recorded() {}

    public static String answer(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream(name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Sample> samples(String name) {
        return InstantVector.parse(answer(name));
    }
}
