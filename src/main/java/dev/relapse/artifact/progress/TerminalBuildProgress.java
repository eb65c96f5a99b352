package dev.relapse.artifact.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;

/** Keeps what is going on in one line that changes; what is final stays above it. */
public final class TerminalBuildProgress implements BuildProgress {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;

    public TerminalBuildProgress(PrintStream out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    @Override
    public void started(String work, Duration estimate) {
        change(Phrases.started(work, estimate));
    }

    @Override
    public void running(String work, Duration elapsed, String lastLine) {
        change(Phrases.running(work, elapsed, lastLine));
    }

    @Override
    public void finished(String work, long size, Duration took) {
        keep(Phrases.finished(work, size, took));
    }

    @Override
    public void waiting(String work, String holder, Duration elapsed) {
        change(Phrases.waiting(work, holder, elapsed));
    }

    @Override
    public void notice(String sentence) {
        keep(sentence);
    }

    private void change(String line) {
        out.print(CLEAR_LINE + line);
        out.flush();
    }

    private void keep(String line) {
        out.println(CLEAR_LINE + line);
    }
}
