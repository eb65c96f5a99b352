package dev.relapse.artifact.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;

/** One line per event, for logs. */
public final class PlainBuildProgress implements BuildProgress {

    private final PrintStream out;

    public PlainBuildProgress(PrintStream out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    @Override
    public void started(String work, Duration estimate) {
        out.println(Phrases.started(work, estimate));
    }

    @Override
    public void running(String work, Duration elapsed, String lastLine) {
        out.println(Phrases.running(work, elapsed, lastLine));
    }

    @Override
    public void finished(String work, long size, Duration took) {
        out.println(Phrases.finished(work, size, took));
    }

    @Override
    public void waiting(String work, String holder, Duration elapsed) {
        out.println(Phrases.waiting(work, holder, elapsed));
    }

    @Override
    public void notice(String sentence) {
        out.println(sentence);
    }
}
