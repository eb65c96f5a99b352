package dev.relapse.simulation.calico.detect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.util.Optional;

/** The first InternalIP of the family in a Node's status. */
final class InternalIp {

    private final LocalCidr local;
    private final CalicoLog log;

    InternalIp(LocalCidr local, CalicoLog log) {
        this.local = local;
        this.log = log;
    }

    /** With the prefix of the interface that has it; empty when no interface has it. */
    Optional<Cidr> of(JsonNode node, IpFamily family) {
        String cidr = "";
        for (JsonNode address : node.path("status").path("addresses")) {
            String text = address.path("address").asText();
            boolean fits =
                    address.path("type").asText().equals("InternalIP")
                            && Cidr.address(text).filter(a -> IpFamily.of(a) == family).isPresent();
            if (fits) {
                try {
                    cidr = local.of(text, family);
                } catch (IOException e) {
                    return Optional.empty();
                }
                break;
            }
        }
        try {
            return Optional.of(Cidr.parse(cidr));
        } catch (IllegalArgumentException e) {
            log.error("Unable to parse CIDR %s : %s", cidr, e.getMessage());
            return Optional.empty();
        }
    }
}
