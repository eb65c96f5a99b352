package dev.relapse.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Accepts connections on an address and a port, and closes them. */
final class ListenerMain {

    private ListenerMain() {}

    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server =
                new ServerSocket(
                        Integer.parseInt(arguments[1]), 8, InetAddress.getByName(arguments[0]))) {
            while (!server.isClosed()) {
                server.accept().close();
            }
        }
    }
}
