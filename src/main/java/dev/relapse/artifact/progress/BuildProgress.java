package dev.relapse.artifact.progress;

import java.time.Duration;

/**
 * Told what the getting of artifacts is at. Calls may come from several threads; implementations
 * return quickly and do not throw.
 *
 * <p>{@code work} is a phrase such as {@code building etcd 3.6.7 from go module
 * go.etcd.io/etcd/server/v3}; it is the same in every call about one piece of work.
 */
public interface BuildProgress {

    /** How often {@link #running} and {@link #waiting} are called. */
    Duration INTERVAL = Duration.ofSeconds(10);

    /** Shows nothing. */
    BuildProgress SILENT = new SilentBuildProgress();

    /** Work begins; {@code estimate} is how long it takes on two cores. */
    void started(String work, Duration estimate);

    /** Work goes on; {@code lastLine} is the tool's last line of output, empty if it said none. */
    void running(String work, Duration elapsed, String lastLine);

    /** Work is done: the file's size in bytes and the time it took. */
    void finished(String work, long size, Duration took);

    /** Another thread or process is at the same work; {@code holder} names it. */
    void waiting(String work, String holder, Duration elapsed);

    /** Something the user should know, as one sentence. */
    void notice(String sentence);

    /** For this JVM's standard error: one changing line on a terminal, plain lines elsewhere. */
    static BuildProgress standard() {
        return Terminals.isStandardError()
                ? new TerminalBuildProgress(System.err)
                : new PlainBuildProgress(System.err);
    }
}
