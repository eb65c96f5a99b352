package dev.relapse.simulation.adapter.auth;

import java.util.List;

/**
 * How a front proxy vouches for callers; see <a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#authenticating-proxy">authenticating
 * proxy</a>.
 *
 * @param caBundle PEM: who signs the proxy's client certificate
 * @param allowedNames its common names; empty allows every one
 * @param usernameHeaders the first with a value wins
 * @param groupHeaders all values count
 * @param extraHeaderPrefixes what follows the prefix is the key
 */
public record RequestHeaderConfig(
        String caBundle,
        List<String> allowedNames,
        List<String> usernameHeaders,
        List<String> groupHeaders,
        List<String> extraHeaderPrefixes) {

    public RequestHeaderConfig {
        if (caBundle == null || caBundle.isBlank()) {
            throw new IllegalArgumentException("no requestheader client CA");
        }
        allowedNames = List.copyOf(allowedNames);
        usernameHeaders = List.copyOf(usernameHeaders);
        groupHeaders = List.copyOf(groupHeaders);
        extraHeaderPrefixes = List.copyOf(extraHeaderPrefixes);
    }
}
