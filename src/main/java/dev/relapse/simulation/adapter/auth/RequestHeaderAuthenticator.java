package dev.relapse.simulation.adapter.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Believes the headers of a front proxy, if its client certificate is the one agreed on. Without a
 * certificate the caller is anonymous and the headers count for nothing. Upstream also takes bearer
 * tokens and the cluster's own client certificates; the simulation does not.
 */
public final class RequestHeaderAuthenticator {

    private static final String AUTHENTICATED = "system:authenticated";

    private final Supplier<RequestHeaderConfig> config;

    public RequestHeaderAuthenticator(Supplier<RequestHeaderConfig> config) {
        this.config = config;
    }

    /**
     * Who the caller is.
     *
     * @param chain the client's certificates, its own first; empty if it sent none
     * @param headers of the request, names in any case
     * @throws Unauthorized if there is a certificate that does not vouch for anybody
     */
    public Caller authenticate(List<X509Certificate> chain, Map<String, List<String>> headers)
            throws Unauthorized {
        if (chain.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        RequestHeaderConfig current = config.get();
        requireProxy(chain, current);
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, values));
        String user =
                values(byName, current.usernameHeaders()).stream()
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(null);
        return user == null
                ? Caller.ANONYMOUS
                : new Caller(
                        user,
                        groups(user, values(byName, current.groupHeaders())),
                        extra(byName, current.extraHeaderPrefixes()));
    }

    private static void requireProxy(List<X509Certificate> chain, RequestHeaderConfig config)
            throws Unauthorized {
        try {
            ClientCertificates.verify(chain, config.caBundle());
            String name = ClientCertificates.commonName(chain.get(0));
            if (!config.allowedNames().isEmpty() && !config.allowedNames().contains(name)) {
                throw new Unauthorized(
                        "client certificate of " + name + ": the name is not allowed", null);
            }
        } catch (CertificateException e) {
            throw new Unauthorized("client certificate: " + e.getMessage(), e);
        }
    }

    // The aggregator reads discovery as system:kube-aggregator without groups, and only this group
    // lets
    // it: without it the API server would call the discovery of the API stale.
    private static List<String> groups(String user, List<String> given) {
        if (user.equals(Caller.ANONYMOUS.user())
                || given.contains(AUTHENTICATED)
                || given.containsAll(Caller.ANONYMOUS.groups())) {
            return given;
        }
        return Stream.concat(given.stream(), Stream.of(AUTHENTICATED)).toList();
    }

    private static List<String> values(Map<String, List<String>> headers, List<String> names) {
        return names.stream()
                .flatMap(name -> headers.getOrDefault(name, List.of()).stream())
                .toList();
    }

    private static Map<String, List<String>> extra(
            Map<String, List<String>> headers, List<String> prefixes) {
        Map<String, List<String>> extra = new TreeMap<>();
        headers.forEach(
                (name, values) ->
                        prefixes.stream()
                                .filter(prefix -> lower(name).startsWith(lower(prefix)))
                                .findFirst()
                                .ifPresent(
                                        prefix ->
                                                extra.put(
                                                        key(name.substring(prefix.length())),
                                                        List.copyOf(values))));
        return extra;
    }

    // Percent-encoded because header names cannot hold every character of a key, such as a slash.
    private static String key(String text) {
        return URLDecoder.decode(lower(text).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
