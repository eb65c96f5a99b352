package dev.relapse.artifact.cache;

import dev.relapse.artifact.progress.BuildProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held by one thread of one process at a time; the kernel takes it from a process that dies.
 *
 * <p>A file lock belongs to the whole JVM and is lost when <em>any</em> channel to the file is
 * closed, so threads take turns on a lock in memory before they touch the file.
 */
final class EntryLock implements AutoCloseable {

    private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final ReentrantLock turn;
    private final FileChannel channel;

    private EntryLock(ReentrantLock turn, FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /** Waits for the lock and tells {@code progress} whom it waits for. */
    static EntryLock acquire(Path file, String work, BuildProgress progress)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        ReentrantLock turn = turn(file);
        while (!turn.tryLock()) {
            progress.waiting(work, "another thread of this process", since(began));
            if (turn.tryLock(BuildProgress.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        FileChannel channel = null;
        try {
            channel = open(file);
            if (channel.tryLock() == null) {
                awaitOtherProcess(channel, work, progress, began);
            }
            sign(channel);
            return new EntryLock(turn, channel);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            turn.unlock();
            throw e;
        }
    }

    /** The lock, unless somebody has it. */
    static Optional<EntryLock> tryAcquire(Path file) throws IOException {
        ReentrantLock turn = turn(file);
        if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = open(file);
            if (channel.tryLock() != null) {
                return Optional.of(new EntryLock(turn, channel));
            }
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            turn.unlock();
            throw e;
        }
        channel.close();
        turn.unlock();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            turn.unlock();
        }
    }

    private static void awaitOtherProcess(
            FileChannel channel, String work, BuildProgress progress, long began)
            throws IOException, InterruptedException {
        FutureTask<FileLock> locked = new FutureTask<>(channel::lock);
        Thread waiter = new Thread(locked, "artifact-lock");
        waiter.setDaemon(true);
        waiter.start();
        FileLock lock = null;
        while (lock == null) {
            progress.waiting(work, holder(channel), since(began));
            try {
                lock = locked.get(BuildProgress.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Still held: the loop tells so and goes on.
            } catch (ExecutionException e) {
                throw new IOException("cannot lock: " + e.getCause().getMessage(), e);
            }
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(32);
        int length = channel.read(pid, 0);
        return length <= 0
                ? "another process"
                : "process " + new String(pid.array(), 0, length, StandardCharsets.US_ASCII);
    }

    private static void sign(FileChannel channel) throws IOException {
        byte[] pid =
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static ReentrantLock turn(Path file) {
        return IN_THIS_JVM.computeIfAbsent(
                file.toAbsolutePath().normalize(), path -> new ReentrantLock());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
