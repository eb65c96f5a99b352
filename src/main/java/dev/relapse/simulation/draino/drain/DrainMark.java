package dev.relapse.simulation.draino.drain;

import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node's {@code DrainScheduled} condition says ({@code internal/kubernetes/drainer.go},
 * {@code MarkDrain}).
 *
 * @param when the planned time
 * @param finish when the drain ended; empty before
 * @param failed how it ended
 */
public record DrainMark(Instant when, Optional<Instant> finish, boolean failed) {

    public static final String CONDITION = "DrainScheduled";

    public static DrainMark scheduled(Instant when) {
        return new DrainMark(when, Optional.empty(), false);
    }

    public static DrainMark ended(Instant when, Instant finish, boolean failed) {
        return new DrainMark(when, Optional.of(finish), failed);
    }

    /**
     * The node's conditions with this mark among them. As upstream, only a new condition gets a
     * transition time: one that changes its status keeps the old time.
     */
    public List<NodeCondition> in(List<NodeCondition> conditions, Instant now) {
        List<NodeCondition> marked = new ArrayList<>(conditions);
        for (int at = 0; at < marked.size(); at++) {
            if (marked.get(at).getType().equals(CONDITION)) {
                marked.set(at, written(new NodeConditionBuilder(marked.get(at)), now));
                return marked;
            }
        }
        NodeConditionBuilder first =
                new NodeConditionBuilder()
                        .withType(CONDITION)
                        .withReason("Draino")
                        .withLastTransitionTime(seconds(now));
        marked.add(written(first, now));
        return marked;
    }

    private NodeCondition written(NodeConditionBuilder condition, Instant now) {
        return condition
                .withStatus(finish.isPresent() ? "False" : "True")
                .withMessage("Drain activity scheduled " + seconds(when) + suffix())
                .withLastHeartbeatTime(seconds(now))
                .build();
    }

    private String suffix() {
        String outcome = failed ? " | Failed: " : " | Completed: ";
        return finish.map(end -> outcome + seconds(end)).orElse("");
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
