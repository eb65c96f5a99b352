package dev.relapse.simulation.istiod.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol of a service port, declared or to be detected by the proxy.
 *
 * <p>Upstream: istio 1.29.6, {@code pkg/config/protocol/instance.go} and {@code
 * pkg/config/kube/conversion.go}.
 */
public enum Protocol {
    HTTP(Handling.HTTP),
    HTTP2(Handling.HTTP),
    GRPC(Handling.HTTP),
    GRPC_WEB(Handling.HTTP),
    HTTP_PROXY(Handling.HTTP),
    TCP(Handling.TCP),
    TLS(Handling.TCP),
    HTTPS(Handling.TCP),
    MONGO(Handling.TCP),
    REDIS(Handling.TCP),
    MYSQL(Handling.TCP),
    UDP(Handling.NONE),
    /** Not declared: the proxy looks at the first bytes. */
    UNDECLARED(Handling.DETECT);

    /** How a sidecar listens for a protocol. */
    public enum Handling {
        HTTP,
        TCP,
        DETECT,
        /** Not proxied at all. */
        NONE
    }

    /** Servers that talk first, so that detection would hang: SMTP, DNS, MySQL, MongoDB. */
    private static final Set<Integer> NEVER_DETECTED = Set.of(25, 53, 3306, 27017);

    private final Handling handling;

    Protocol(Handling handling) {
        this.handling = handling;
    }

    public Handling handling() {
        return handling;
    }

    /** Whether an upstream connection speaks HTTP/2. */
    public boolean isHttp2() {
        return this == HTTP2 || this == GRPC || this == GRPC_WEB;
    }

    /** Reads a protocol's name in any case; {@link #UNDECLARED} for a name that is not known. */
    public static Protocol parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "http" -> HTTP;
            case "http2" -> HTTP2;
            case "grpc" -> GRPC;
            case "grpc-web" -> GRPC_WEB;
            case "http_proxy" -> HTTP_PROXY;
            case "tcp" -> TCP;
            case "tls" -> TLS;
            case "https" -> HTTPS;
            case "mongo" -> MONGO;
            case "redis" -> REDIS;
            case "mysql" -> MYSQL;
            case "udp" -> UDP;
            default -> UNDECLARED;
        };
    }

    /**
     * The protocol of a Kubernetes service port: its appProtocol if there is one, else the part of
     * its name before the first hyphen.
     *
     * @param name empty for a port without one
     * @param transport the Kubernetes protocol, as in {@code TCP}
     */
    public static Protocol ofServicePort(
            int port, String name, String transport, Optional<String> appProtocol) {
        if (transport.equals("UDP")) {
            return UDP;
        }
        Optional<Protocol> standard = appProtocol.flatMap(Protocol::ofKubernetesName);
        if (standard.isPresent()) {
            return standard.get();
        }
        String declared = appProtocol.orElse(name);
        if (declared.toLowerCase(Locale.ROOT).startsWith("grpc-web")) {
            return GRPC_WEB;
        }
        int hyphen = declared.indexOf('-');
        Protocol parsed = parse(hyphen < 0 ? declared : declared.substring(0, hyphen));
        return parsed == UNDECLARED && NEVER_DETECTED.contains(port) ? TCP : parsed;
    }

    private static Optional<Protocol> ofKubernetesName(String appProtocol) {
        return switch (appProtocol) {
            case "kubernetes.io/h2c" -> Optional.of(HTTP2);
            case "kubernetes.io/ws" -> Optional.of(HTTP);
            case "kubernetes.io/wss" -> Optional.of(HTTPS);
            default -> Optional.empty();
        };
    }
}
