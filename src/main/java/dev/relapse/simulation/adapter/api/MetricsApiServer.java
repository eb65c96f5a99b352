package dev.relapse.simulation.adapter.api;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.relapse.simulation.adapter.auth.AccessReviews;
import dev.relapse.simulation.adapter.auth.RequestHeaderAuthenticator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The extension API server: listens from construction on until it is closed. */
public final class MetricsApiServer implements AutoCloseable {

    /** The API group that it serves. */
    public static final String GROUP = Discovery.GROUP;

    /** The version of the group. */
    public static final String VERSION = Discovery.VERSION;

    private final HttpsServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    /**
     * Starts to listen.
     *
     * @param address a loopback address; port 0 takes any free one
     * @param resources empty serves no resource metrics, as the adapter without such rules
     * @throws IllegalArgumentException if the address is beyond loopback
     * @throws IOException if the port cannot be had
     */
    public MetricsApiServer(
            InetSocketAddress address,
            SSLContext tls,
            RequestHeaderAuthenticator authenticator,
            AccessReviews reviews,
            Optional<MetricsResources> resources)
            throws IOException {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(address + " is not a loopback address");
        }
        server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new AskingForCertificates(tls));
        server.setExecutor(workers);
        server.createContext("/", new RequestHandler(authenticator, reviews, resources));
        server.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static final class AskingForCertificates extends HttpsConfigurator {

        AskingForCertificates(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters asking = getSSLContext().getDefaultSSLParameters();
            asking.setWantClientAuth(true);
            parameters.setSSLParameters(asking);
        }
    }
}
