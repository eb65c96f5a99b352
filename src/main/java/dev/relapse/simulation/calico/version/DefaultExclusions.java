package dev.relapse.simulation.calico.version;

import java.util.ArrayList;
import java.util.List;

/**
 * The interfaces that {@code first-found} and {@code skip-interface} pass over, by release.
 *
 * <p>From {@code node/pkg/lifecycle/startup/autodetection/autodetection_linux.go} at each tag. Up
 * to 3.23.3 and 3.24.2 the expressions were not anchored, so {@code lo} also matched {@code
 * nodelocaldns}: those releases are free of the incident by accident, and anchoring them (pull
 * request 6878 in 3.24, so that {@code ibmveth0} is found again) brought it.
 */
public final class DefaultExclusions {

    private static final List<String> FIRST =
            List.of(
                    "docker.*",
                    "cbr.*",
                    "dummy.*",
                    "virbr.*",
                    "lxcbr.*",
                    "veth.*",
                    "lo",
                    "cali.*",
                    "tunl.*",
                    "flannel.*",
                    "kube-ipvs.*",
                    "cni.*");

    private static final List<String> CALICO_DEVICES =
            List.of(
                    "^vxlan\\.calico.*",
                    "^vxlan-v6\\.calico.*",
                    "^wireguard\\.cali.*",
                    "^wg-v6\\.cali.*");

    private DefaultExclusions() {}

    /** The regular expressions of a release. */
    public static List<String> of(CalicoVersion version) {
        boolean minor23 = version.minor() == 23;
        if (!(minor23 ? version.isAtLeast(23, 4) : version.isAtLeast(24, 3))) {
            return FIRST;
        }
        List<String> expressions = new ArrayList<>(FIRST.stream().map(e -> "^" + e).toList());
        if (minor23 ? version.isAtLeast(23, 5) : version.isAtLeast(24, 4)) {
            expressions.addAll(CALICO_DEVICES);
        }
        if (version.isAtLeast(24, 6)) {
            expressions.add("^nodelocaldns.*");
        }
        if (version.isAtLeast(25, 0)) {
            expressions.addAll(List.of("^podman.*", "^br-.*"));
        }
        return List.copyOf(expressions);
    }
}
