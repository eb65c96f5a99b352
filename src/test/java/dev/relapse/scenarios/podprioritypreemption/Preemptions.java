package dev.relapse.scenarios.podprioritypreemption;

import dev.relapse.kubernetes.WatchedAll;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who preempted whom, by the scheduler's own word: an Event {@code Preempted} about the victim,
 * whose message names the preemptor by its UID ({@code
 * pkg/scheduler/framework/preemption/executor.go}).
 */
final class Preemptions {

    private static final Pattern MESSAGE =
            Pattern.compile("Preempted by pod (?<preemptor>\\S+) on node (?<node>\\S+)");

    private final WatchedAll<Event> events;
    private final PodChronicle pods;

    /** One step of a cascade, with both pods as they were last seen. */
    record Preemption(Instant at, Pod victim, Pod preemptor, String node) {}

    Preemptions(WatchedAll<Event> events, PodChronicle pods) {
        this.events = events;
        this.pods = pods;
    }

    /** How many Events tell of one. */
    int told() {
        return all().size();
    }

    /** Those of which both pods are known, in no order. */
    List<Preemption> known() {
        return all().stream().flatMap(this::preemption).toList();
    }

    private List<Event> all() {
        return events.matching(event -> "Preempted".equals(event.getReason()));
    }

    private Stream<Preemption> preemption(Event event) {
        Matcher message = MESSAGE.matcher(event.getMessage());
        if (!message.matches()) {
            throw new IllegalStateException(
                    "the scheduler words it otherwise than this scenario knows: "
                            + event.getMessage());
        }
        Optional<Pod> victim = pods.of(event.getInvolvedObject().getUid());
        Optional<Pod> preemptor = pods.of(message.group("preemptor"));
        return victim.isPresent() && preemptor.isPresent()
                ? Stream.of(
                        new Preemption(
                                at(event), victim.get(), preemptor.get(), message.group("node")))
                : Stream.empty();
    }

    /**
     * A scheduler that started before its API server writes Events of the older kind, which tell
     * whole seconds.
     */
    private static Instant at(Event event) {
        return Instant.parse(
                event.getEventTime() == null
                        ? event.getFirstTimestamp()
                        : event.getEventTime().getTime());
    }
}
