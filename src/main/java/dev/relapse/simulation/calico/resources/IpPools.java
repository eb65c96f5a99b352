package dev.relapse.simulation.calico.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.api.ApiFailure;
import dev.relapse.simulation.calico.api.KubeApi;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the default pool of each address family that has none, from {@code CALICO_IPV4POOL_*} and
 * {@code CALICO_IPV6POOL_*}.
 */
public final class IpPools {

    private final CustomResource resource;
    private final Environment environment;
    private final PoolRanges ranges;
    private final CalicoLog log;

    public IpPools(KubeApi api, Environment environment, PoolRanges ranges, CalicoLog log) {
        this.resource = new CustomResource(api, "IPPool", "ippools");
        this.environment = environment;
        this.ranges = ranges;
        this.log = log;
    }

    /**
     * Creates what is missing.
     *
     * @param exportOption whether the release knows {@code ..._DISABLE_BGP_EXPORT} (3.24 does)
     * @throws BadPoolException for an environment that upstream refuses; the log says why
     */
    public void ensure(Optional<JsonNode> kubeadmConfig, boolean exportOption)
            throws IOException, BadPoolException {
        if (environment.lower("NO_DEFAULT_POOLS").equals("true")) {
            if (!(environment.get("CALICO_IPV4POOL_CIDR") + environment.get("CALICO_IPV6POOL_CIDR"))
                    .isEmpty()) {
                log.error(
                        "Invalid configuration with NO_DEFAULT_POOLS defined and"
                                + " CALICO_IPV4POOL_CIDR or CALICO_IPV6POOL_CIDR defined.");
                throw new BadPoolException("pools are both given and refused");
            }
            log.info("Skipping IP pool configuration");
            return;
        }
        Set<IpFamily> present = families();
        ensure(IpFamily.V4, present, kubeadmConfig, exportOption);
        ensure(IpFamily.V6, present, kubeadmConfig, exportOption);
    }

    private void ensure(
            IpFamily family,
            Set<IpFamily> present,
            Optional<JsonNode> kubeadmConfig,
            boolean exportOption)
            throws IOException, BadPoolException {
        Cidr range = ranges.of(family, kubeadmConfig);
        int blockSize = ranges.blockSize(family);
        boolean wanted =
                !present.contains(family) && (family == IpFamily.V4 || ranges.ipv6Supported());
        if (!wanted) {
            return;
        }
        ObjectNode spec = spec(family, range, blockSize, exportOption);
        int version = family.version();
        String modes =
                "IPIP mode: %s, VXLAN mode: %s"
                        .formatted(spec.path("ipipMode").asText(), spec.path("vxlanMode").asText());
        if (exportOption) {
            modes += ", DisableBGPExport: " + spec.path("disableBGPExport").asBoolean();
        }
        log.info("Ensure default IPv%d pool is created. %s", version, modes);
        try {
            resource.create("default-ipv" + version + "-ippool", spec);
            log.info(
                    "Created default IPv%d pool (%s) with NAT outgoing %s. %s",
                    version, range, spec.path("natOutgoing").asBoolean(), modes);
        } catch (ApiFailure e) {
            if (!e.isConflict()) {
                log.error("Failed to create default IPv%d IP pool: %s", version, range);
                throw new BadPoolException(e.getMessage());
            }
        }
    }

    private ObjectNode spec(IpFamily family, Cidr range, int blockSize, boolean exportOption)
            throws BadPoolException {
        boolean v4 = family == IpFamily.V4;
        String prefix = "CALICO_IPV" + family.version() + "POOL_";
        boolean natOutgoing = flag(prefix + "NAT_OUTGOING", v4);
        boolean noExport = exportOption && flag(prefix + "DISABLE_BGP_EXPORT", false);
        String selector = environment.get(prefix + "NODE_SELECTOR");
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("cidr", range.toString());
        spec.put("vxlanMode", mode(prefix, "VXLAN"));
        spec.put("ipipMode", v4 ? mode(prefix, "IPIP") : "Never");
        if (natOutgoing) {
            spec.put("natOutgoing", true);
        }
        if (noExport) {
            spec.put("disableBGPExport", true);
        }
        spec.put("blockSize", blockSize);
        spec.put("nodeSelector", selector.isEmpty() ? "all()" : selector);
        spec.putArray("allowedUses").add("Workload").add("Tunnel");
        return spec;
    }

    private String mode(String prefix, String encapsulation) throws BadPoolException {
        String text = environment.get(prefix + encapsulation);
        Optional<String> mode = PoolModes.parse(text);
        if (mode.isEmpty()) {
            log.error(
                    "Unrecognized %s mode specified in %s '%s'",
                    encapsulation,
                    prefix + encapsulation,
                    environment.lower(prefix + encapsulation));
            throw new BadPoolException(text);
        }
        return mode.get();
    }

    private boolean flag(String name, boolean otherwise) {
        return Flags.read(environment, name, otherwise, log);
    }

    private Set<IpFamily> families() throws IOException {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        for (JsonNode pool : resource.list()) {
            String range = pool.path("spec").path("cidr").asText();
            try {
                families.add(Cidr.parse(range).family());
            } catch (IllegalArgumentException e) {
                log.warn("Error parsing CIDR '%s'. Skipping the IPPool.", range);
            }
        }
        return families;
    }
}
