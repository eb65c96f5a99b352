package dev.relapse.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** Sends back what it is sent, and says first whether it can reach other addresses. */
final class EchoMain {

    private EchoMain() {}

    /** Arguments: where to listen, then pairs of address and port to try. */
    public static void main(String[] arguments) throws IOException {
        for (int i = 2; i < arguments.length; i += 2) {
            SocketAddress other =
                    new InetSocketAddress(arguments[i], Integer.parseInt(arguments[i + 1]));
            System.out.println(other + (reaches(other) ? " answers" : " does not answer"));
        }
        int port = Integer.parseInt(arguments[1]);
        try (ServerSocket server =
                new ServerSocket(port, 50, InetAddress.getByName(arguments[0]))) {
            System.out.println("listening");
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                }
            }
        }
    }

    private static boolean reaches(SocketAddress other) {
        try (Socket socket = new Socket()) {
            socket.connect(other, 2_000);
            // Through a relay a connection always succeeds; only an answer tells.
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write('!');
            return socket.getInputStream().read() == '!';
        } catch (IOException e) {
            return false;
        }
    }
}
