package dev.relapse.simulation.calico.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the kernel through ip(8), whose netlink dump is the one that Go's {@code net.Interfaces}
 * reads. Java's own list of interfaces is no substitute: it has another order and leaves out those
 * without an address.
 */
public final class KernelLinks implements LinkSource {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALSO_LOOKED_IN = "/usr/sbin:/sbin:/usr/bin:/bin";

    private final Path ip;

    private KernelLinks(Path ip) {
        this.ip = ip;
    }

    /**
     * Finds ip(8).
     *
     * @param searchPath as PATH has it; the usual folders are looked in as well
     * @throws IllegalArgumentException naming the package that brings it
     */
    public static KernelLinks through(String searchPath) {
        for (String folder : (searchPath + File.pathSeparator + ALSO_LOOKED_IN).split(":", -1)) {
            Path file = Path.of(folder, "ip");
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return new KernelLinks(file);
            }
        }
        throw new IllegalArgumentException(
                "there is no ip on PATH " + searchPath + "; install iproute2");
    }

    @Override
    public List<Link> links() throws IOException {
        Process process =
                new ProcessBuilder(ip.toString(), "-json", "address", "show")
                        .redirectErrorStream(true)
                        .start();
        byte[] answer = process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        ip + " failed: " + new String(answer, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + ip, e);
        }
        return parse(JSON.readTree(answer));
    }

    /** The links of {@code ip -json address show}. */
    static List<Link> parse(JsonNode dump) {
        List<Link> links = new ArrayList<>();
        for (JsonNode link : dump) {
            if (!link.has("ifname")) {
                // ip prints an empty object for what a filter left out.
                continue;
            }
            List<Cidr> addresses = new ArrayList<>();
            for (JsonNode address : link.path("addr_info")) {
                addresses.add(
                        Cidr.parse(
                                address.path("local").asText()
                                        + "/"
                                        + address.path("prefixlen").asText()));
            }
            links.add(new Link(link.path("ifname").asText(), addresses));
        }
        return links;
    }
}
