package dev.relapse.artifact;

import dev.relapse.artifact.progress.BuildProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what it is told. */
public final class RecordingProgress implements BuildProgress {

    public final List<String> started = new CopyOnWriteArrayList<>();
    public final List<String> finished = new CopyOnWriteArrayList<>();
    public final List<String> holders = new CopyOnWriteArrayList<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();
    public final CountDownLatch waited = new CountDownLatch(1);

    @Override
    public void started(String work, Duration estimate) {
        started.add(work);
    }

    @Override
    public void running(String work, Duration elapsed, String lastLine) {}

    @Override
    public void finished(String work, long size, Duration took) {
        finished.add(work);
    }

    @Override
    public void waiting(String work, String holder, Duration elapsed) {
        holders.add(holder);
        waited.countDown();
    }

    @Override
    public void notice(String sentence) {
        notices.add(sentence);
    }
}
