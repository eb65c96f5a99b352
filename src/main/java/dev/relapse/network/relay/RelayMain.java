package dev.relapse.network.relay;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Listens and passes on. The arguments are a file, made once it listens, and pairs: an endpoint to
 * listen on, and a target.
 *
 * <p>Nobody else can connect to its Unix sockets, as they lie in the run's private folder.
 */
public final class RelayMain {

    private RelayMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3 || arguments.length % 2 == 0) {
            System.err.println("usage: RelayMain <file> (<endpoint> <target>)...");
            System.exit(2);
        }
        for (int i = 1; i < arguments.length; i += 2) {
            Target target = Target.parse(arguments[i + 1]);
            ServerSocketChannel listener = Endpoint.parse(arguments[i]).listen();
            Thread thread = new Thread(() -> accept(listener, target), arguments[i]);
            thread.start();
        }
        Files.createFile(Path.of(arguments[0]));
    }

    private static void accept(ServerSocketChannel listener, Target target) {
        while (true) {
            try {
                SocketChannel caller = listener.accept();
                Thread passage = new Thread(() -> pass(caller, target), "passage");
                passage.setDaemon(true);
                passage.start();
            } catch (IOException e) {
                System.err.println("no longer listening: " + e);
                // Better no relay, which is noticed, than one that is deaf on one side.
                System.exit(1);
            }
        }
    }

    private static void pass(SocketChannel caller, Target target) {
        try (caller) {
            new Passage(caller, target.connect(caller)).pass();
        } catch (IOException | IllegalArgumentException e) {
            // The caller sees its connection end, as with any machine that is not there.
            System.err.println("cannot pass a connection on: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
