package dev.relapse.network.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Two connections that are one: what is read from either is written to the other. */
final class Passage {

    private static final int BUFFER = 32 * 1024;

    private final SocketChannel one;
    private final SocketChannel other;

    Passage(SocketChannel one, SocketChannel other) {
        this.one = one;
        this.other = other;
    }

    /** Returns when both sides have ended; then both are closed. */
    void pass() throws IOException, InterruptedException {
        try (one;
                other) {
            Thread back = new Thread(() -> copy(other, one), "back");
            back.setDaemon(true);
            back.start();
            copy(one, other);
            back.join();
        }
    }

    /** Passes on also the end of a stream; a failure ends both directions. */
    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.err.println("cannot close a connection: " + e);
        }
    }
}
