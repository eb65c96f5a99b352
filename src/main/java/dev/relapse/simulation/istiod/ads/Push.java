package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.xds.MeshView;

/**
 * One round of pushing.
 *
 * @param view the mesh as it is now
 * @param version tells this state of the mesh from all others
 * @param change what it differs in from the last one
 */
public record Push(MeshView view, String version, Change change) {

    /** This one, after an earlier one that a proxy has not got. */
    Push after(Push earlier) {
        return new Push(view, version, earlier.change.and(change));
    }
}
