package dev.relapse.simulation.calico.resources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.links.Link;
import dev.relapse.simulation.calico.links.LinkSource;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which range and block size a default pool gets. */
public final class PoolRanges {

    private static final Pattern POD_SUBNET = Pattern.compile("podSubnet: (.*)");
    private static final Cidr PREFERRED = Cidr.parse("192.168.0.0/16");

    private final Environment environment;
    private final LinkSource links;
    private final CalicoLog log;

    public PoolRanges(Environment environment, LinkSource links, CalicoLog log) {
        this.environment = environment;
        this.links = links;
        this.log = log;
    }

    /** From the environment, else from kubeadm's configuration, else one that is free here. */
    Cidr of(IpFamily family, Optional<JsonNode> kubeadmConfig)
            throws IOException, BadPoolException {
        String variable = "CALICO_IPV" + family.version() + "POOL_CIDR";
        String text = environment.get(variable);
        if (text.isEmpty() && kubeadmConfig.isPresent()) {
            text = podSubnet(kubeadmConfig.get(), family);
            log.info("found v%d=%s in the kubeadm config map", family.version(), text);
        }
        if (text.isEmpty()) {
            text = family == IpFamily.V4 ? freeIpv4() : uniqueLocalIpv6();
        }
        try {
            Cidr range = Cidr.parse(text);
            if (range.family() == family) {
                return range;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with the variable's name, as for a range of the other family.
        }
        log.error("Invalid CIDR specified in %s '%s'", variable, text);
        throw new BadPoolException(text);
    }

    /** Of a pool's blocks: 26 and 122 unless the environment says otherwise. */
    int blockSize(IpFamily family) throws BadPoolException {
        String text = environment.get("CALICO_IPV" + family.version() + "POOL_BLOCK_SIZE");
        if (text.isEmpty()) {
            return family.bits() - 6;
        }
        int size;
        try {
            size = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            log.error("Unable to convert blocksize to int");
            throw new BadPoolException(text);
        }
        if (size < family.bits() - 12 || size > family.bits()) {
            log.error("Invalid blocksize %d for version %d", size, family.version());
            throw new BadPoolException(text);
        }
        return size;
    }

    boolean ipv6Supported() {
        if (!Flags.read(environment, "FELIX_IPV6SUPPORT", true, log)) {
            return false;
        }
        boolean supported = Files.exists(Path.of("/proc/sys/net/ipv6"));
        log.info("IPv6 supported on this platform: %s", supported);
        return supported;
    }

    private String freeIpv4() throws IOException {
        List<Cidr> addresses =
                links.links().stream().map(Link::addresses).flatMap(List::stream).toList();
        Cidr free = PREFERRED;
        for (int second = 16; overlaps(free, addresses) && second <= 31; second++) {
            free = Cidr.parse("172." + second + ".0.0/16");
        }
        Cidr chosen = overlaps(free, addresses) ? PREFERRED : free;
        log.info("Selected default IP pool is '%s'", chosen);
        return chosen.toString();
    }

    private static boolean overlaps(Cidr range, List<Cidr> addresses) {
        return addresses.stream().anyMatch(a -> range.contains(a.address()));
    }

    /** A random prefix of RFC 4193. */
    private static String uniqueLocalIpv6() {
        byte[] random = new byte[5];
        new SecureRandom().nextBytes(random);
        return "fd%02x:%02x%02x:%02x%02x::/48"
                .formatted(random[0], random[1], random[2], random[3], random[4]);
    }

    private static String podSubnet(JsonNode configMap, IpFamily family) {
        for (JsonNode document : configMap.path("data")) {
            Matcher line = POD_SUBNET.matcher(document.asText());
            if (line.find()) {
                for (String range : line.group(1).split(",", -1)) {
                    if ((family == IpFamily.V6) == range.contains(":")) {
                        return range.strip();
                    }
                }
                return "";
            }
        }
        return "";
    }
}
