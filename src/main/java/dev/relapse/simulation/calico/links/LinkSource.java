package dev.relapse.simulation.calico.links;

import java.io.IOException;
import java.util.List;

/** The interfaces of the network namespace that this process runs in. */
@FunctionalInterface
public interface LinkSource {

    /** All of them, in the order in which the kernel lists them: by index, the oldest first. */
    List<Link> links() throws IOException;
}
