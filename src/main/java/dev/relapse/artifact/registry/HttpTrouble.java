package dev.relapse.artifact.registry;

import dev.relapse.artifact.UnavailableException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says what went wrong with a server, and what would help. */
final class HttpTrouble {

    private HttpTrouble() {}

    static UnavailableException of(
            String server, Throwable cause, RegistryLimits limits, boolean answered) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new UnreachableException(
                    "%s cannot be reached: no connection within %d ms"
                            .formatted(server, limits.connect().toMillis()),
                    cause);
        }
        if (has(cause, UnresolvedAddressException.class)) {
            return new UnreachableException(
                    server + " cannot be reached: nobody knows its name", cause);
        }
        if (has(cause, ConnectException.class)) {
            return new UnreachableException(
                    server + " cannot be reached: it takes no connections", cause);
        }
        if (has(cause, SSLException.class)) {
            return new UnreachableException(
                    "%s cannot be trusted (%s); name its authority with -Drelapse.registry.ca=/path/to/ca.pem"
                            .formatted(server, cause.getMessage()),
                    cause);
        }
        if (has(cause, WatchedBody.TooLongException.class)) {
            return new UnavailableException(server + " " + cause.getMessage(), cause);
        }
        String reason = "%s broke off (%s)".formatted(server, cause.getMessage());
        return answered
                ? new UnavailableException(reason, cause)
                : new UnreachableException(reason, cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
