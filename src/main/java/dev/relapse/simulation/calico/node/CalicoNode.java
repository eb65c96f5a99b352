package dev.relapse.simulation.calico.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.links.IpFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Calico Node as the Kubernetes datastore has it: annotations of the Kubernetes Node ({@code
 * libcalico-go/lib/backend/k8s/resources/node.go}).
 *
 * <p>What is held here is written back whole, so that a process that has read it long ago undoes
 * what others wrote meanwhile, as upstream does.
 */
public final class CalicoNode {

    private static final String PREFIX = "projectcalico.org/";
    private static final String ASN = PREFIX + "ASNumber";

    /** Those of upstream's BGP specification. */
    private static final List<String> BGP =
            List.of(
                    PREFIX + "IPv4Address",
                    PREFIX + "IPv4IPIPTunnelAddr",
                    PREFIX + "IPv6Address",
                    ASN,
                    PREFIX + "RouteReflectorClusterID");

    private static final List<String> OTHERS =
            List.of(
                    PREFIX + "IPv4VXLANTunnelAddr",
                    PREFIX + "VXLANTunnelMACAddr",
                    PREFIX + "IPv6VXLANTunnelAddr",
                    PREFIX + "VXLANTunnelMACAddrV6",
                    PREFIX + "IPv4WireguardInterfaceAddr",
                    PREFIX + "IPv6WireguardInterfaceAddr",
                    PREFIX + "WireguardPublicKey",
                    PREFIX + "WireguardPublicKeyV6");

    private final String name;
    private final Map<String, String> values = new LinkedHashMap<>();

    private CalicoNode(String name) {
        this.name = name;
    }

    /** Reads it from a Kubernetes Node. */
    static CalicoNode of(JsonNode kubernetesNode) {
        CalicoNode node = new CalicoNode(kubernetesNode.path("metadata").path("name").asText());
        JsonNode annotations = kubernetesNode.path("metadata").path("annotations");
        for (List<String> keys : List.of(BGP, OTHERS)) {
            for (String key : keys) {
                node.set(key, annotations.path(key).asText(""));
            }
        }
        return node;
    }

    /** Writes every value to a Kubernetes Node and removes those that are empty. */
    void writeTo(ObjectNode kubernetesNode) {
        ObjectNode annotations =
                kubernetesNode.withObjectProperty("metadata").withObjectProperty("annotations");
        for (List<String> keys : List.of(BGP, OTHERS)) {
            for (String key : keys) {
                if (values.containsKey(key)) {
                    annotations.put(key, values.get(key));
                } else {
                    annotations.remove(key);
                }
            }
        }
    }

    public String name() {
        return name;
    }

    /** Whether upstream would have a BGP specification here. */
    public boolean hasBgp() {
        return BGP.stream().anyMatch(values::containsKey);
    }

    /** The address with its prefix; empty when there is none. */
    public String address(IpFamily family) {
        return values.getOrDefault(key(family), "");
    }

    public void setAddress(IpFamily family, String address) {
        set(key(family), address);
    }

    public String asNumber() {
        return values.getOrDefault(ASN, "");
    }

    public void setAsNumber(String number) {
        set(ASN, number);
    }

    private void set(String key, String value) {
        if (value.isEmpty()) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    private static String key(IpFamily family) {
        return PREFIX + "IPv" + family.version() + "Address";
    }
}
