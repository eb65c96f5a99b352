package dev.relapse.artifact.progress;

import java.time.Duration;

/** Shows nothing. */
final class SilentBuildProgress implements BuildProgress {

    @Override
    public void started(String work, Duration estimate) {}

    @Override
    public void running(String work, Duration elapsed, String lastLine) {}

    @Override
    public void finished(String work, long size, Duration took) {}

    @Override
    public void waiting(String work, String holder, Duration elapsed) {}

    @Override
    public void notice(String sentence) {}
}
