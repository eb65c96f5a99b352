package dev.relapse.simulation.calico;

import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.node.CalicoNode;

/** The node's own AS number, from {@code AS} ({@code configureASNumber}). */
record AsNumber(Environment environment, CalicoLog log) {

    private static final long LARGEST = 4_294_967_295L;

    void configure(CalicoNode node) {
        String given = environment.get("AS");
        if (given.isEmpty()) {
            if (node.asNumber().isEmpty()) {
                log.info("No AS number configured on node resource, using global value");
            } else {
                log.info("Using AS number %s configured in node resource", node.asNumber());
            }
            return;
        }
        if (!given.matches("\\d{1,10}") || Long.parseLong(given) > LARGEST) {
            log.error("The AS number specified in the environment (AS=%s) is not valid", given);
            throw new Terminated();
        }
        log.info("Using AS number specified in environment (AS=%s)", given);
        node.setAsNumber(given);
    }
}
