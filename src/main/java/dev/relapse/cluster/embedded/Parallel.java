package dev.relapse.cluster.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once. */
final class Parallel {

    private Parallel() {}

    /**
     * Runs every task on a thread of its own and returns when all have ended.
     *
     * @throws RuntimeException the first failure in the order of the tasks, the others suppressed
     * @throws IllegalStateException when this thread is interrupted, which interrupts the tasks
     */
    static void all(Runnable... tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.length);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable task : tasks) {
                running.add(threads.submit(task));
            }
            await(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(List<Future<?>> running) {
        RuntimeException failure = null;
        for (Future<?> task : running) {
            try {
                task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the cluster was starting", e);
            } catch (ExecutionException e) {
                failure = combine(failure, e.getCause());
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException combine(RuntimeException first, Throwable next) {
        if (first != null) {
            first.addSuppressed(next);
            return first;
        }
        return next instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(next.toString(), next);
    }
}
