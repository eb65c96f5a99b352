package dev.relapse.artifact.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxy that {@code HTTPS_PROXY} and {@code NO_PROXY} name, as Go and pip read them. The JVM
 * itself knows its system properties only, and those win.
 */
final class EnvironmentProxy extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, String> environment;

    EnvironmentProxy(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (System.getProperty("https.proxyHost") != null) {
            return ProxySelector.getDefault().select(uri);
        }
        String proxy = variable("HTTPS_PROXY");
        return proxy.isEmpty() || Origins.isLoopback(uri) || isExempt(uri.getHost())
                ? DIRECT
                : List.of(new Proxy(Proxy.Type.HTTP, address(proxy)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // Who asked hears of it.
    }

    private boolean isExempt(String host) {
        for (String entry : variable("NO_PROXY").split(",", -1)) {
            String name = entry.strip().replaceFirst(":[0-9]+$", "").replaceFirst("^[*]?[.]", "");
            if (name.equals("*")
                    || host.equals(name)
                    || (!name.isEmpty() && host.endsWith("." + name))) {
                return true;
            }
        }
        return false;
    }

    private static InetSocketAddress address(String proxy) {
        URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("HTTPS_PROXY names no host; write http://host:port");
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
    }

    private String variable(String name) {
        return environment.getOrDefault(
                name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
    }
}
