package dev.relapse.artifact.store;

import dev.relapse.artifact.Artifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Wants one program in several threads at once. */
public final class Racer {

    static final int THREADS = 3;

    private Racer() {}

    public static void main(String[] arguments) throws Exception {
        ArtifactStore store = ArtifactStore.standard(Path.of(arguments[0]));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Artifact>> wishes = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                wishes.add(() -> store.get("hello", null, "hello"));
            }
            for (Future<Artifact> artifact : threads.invokeAll(wishes)) {
                System.out.println("got " + artifact.get());
            }
        } finally {
            threads.shutdown();
        }
    }
}
