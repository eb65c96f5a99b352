package dev.relapse.agreement;

import dev.relapse.definition.Leeway;
import dev.relapse.definition.Tolerance;
import dev.relapse.verdict.VerdictFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two replays of the same variant on different clusters, side by side: the verdict, which proofs
 * held, and what each probe saw in those that held on both.
 *
 * @param ours one of them
 * @param theirs the other
 * @param tolerances of the scenario; a probe of which they say nothing must have seen the same
 */
public record Agreement(VerdictFile ours, VerdictFile theirs, List<Tolerance> tolerances) {

    public Agreement {
        tolerances = List.copyOf(tolerances);
    }

    /** How many observations there are on both sides. */
    public int compared() {
        Set<Sighting> both = new LinkedHashSet<>(Sighting.in(ours).keySet());
        both.retainAll(Sighting.in(theirs).keySet());
        return both.size();
    }

    /** In words each way in which they are further apart than is tolerated; empty if they agree. */
    public List<String> differences() {
        List<String> all = new ArrayList<>();
        if (ours.verdict() != theirs.verdict()) {
            all.add(
                    "%s on %s, %s on %s"
                            .formatted(
                                    ours.verdict(),
                                    ours.cluster(),
                                    theirs.verdict(),
                                    theirs.cluster()));
        }
        Map<String, Boolean> held = held(ours);
        Map<String, Boolean> heldThere = held(theirs);
        if (!held.equals(heldThere)) {
            all.add("which proofs held: %s, and %s".formatted(held, heldThere));
        }
        Map<Sighting, String> seen = Sighting.in(ours);
        Map<Sighting, String> seenThere = Sighting.in(theirs);
        Set<Sighting> either = new LinkedHashSet<>(seen.keySet());
        either.addAll(seenThere.keySet());
        either.removeIf(one -> !heldOnBoth(one.proof(), held, heldThere));
        for (Sighting one : either) {
            compare(one, seen.get(one), seenThere.get(one), all);
        }
        return all;
    }

    private void compare(Sighting one, String here, String there, List<String> differences) {
        Leeway leeway =
                tolerances.stream()
                        .filter(tolerance -> tolerance.concerns(one.probe()))
                        .map(Tolerance::within)
                        .findFirst()
                        .orElse(Leeway.NONE);
        if (here == null || there == null) {
            if (!leeway.anyWords()) {
                differences.add(
                        "%s: nobody looked for it on %s"
                                .formatted(one, here == null ? ours.cluster() : theirs.cluster()));
            }
        } else if (!leeway.allows(here, there)) {
            differences.add(
                    "%s: '%s' on %s, '%s' on %s"
                            .formatted(one, here, ours.cluster(), there, theirs.cluster()));
        }
    }

    private static Map<String, Boolean> held(VerdictFile verdict) {
        Map<String, Boolean> held = new LinkedHashMap<>();
        verdict.proofs().forEach(proof -> held.put(proof.name(), proof.holds()));
        return held;
    }

    private static boolean heldOnBoth(
            String proof, Map<String, Boolean> here, Map<String, Boolean> there) {
        return here.getOrDefault(proof, false) && there.getOrDefault(proof, false);
    }
}
