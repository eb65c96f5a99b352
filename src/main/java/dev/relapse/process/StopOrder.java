package dev.relapse.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** In which order programs are stopped, and how long each may take over it. */
final class StopOrder {

    private StopOrder() {}

    /** By rank, and within a rank the last one started first. */
    static List<HostProgram> of(List<HostProgram> inOrderOfStart) {
        List<HostProgram> order = new ArrayList<>(inOrderOfStart);
        Collections.reverse(order);
        order.sort(Comparator.comparing(HostProgram::rank));
        return order;
    }

    /**
     * From SIGTERM to SIGKILL. Clients and controllers are given time to end well. The API server
     * and etcd hold data that is thrown away with the run, and the API server waits for its open
     * watches before it ends, so they get just enough to write the rest of their logs.
     */
    static Duration grace(StopRank rank) {
        return switch (rank) {
            case CLIENT, CONTROLLER -> Duration.ofSeconds(1);
            case API_SERVER, STORE -> Duration.ofMillis(100);
        };
    }
}
