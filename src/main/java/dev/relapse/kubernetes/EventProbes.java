package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.function.Predicate;

/** What Kubernetes Events tell. */
public final class EventProbes {

    private final WatchedAll<Event> events;
    private final Predicate<Event> which;

    /** About all of them. */
    public EventProbes(WatchedAll<Event> events) {
        this(events, event -> true);
    }

    /** About some of them. */
    public EventProbes(WatchedAll<Event> events, Predicate<Event> which) {
        this.events = events;
        this.which = which;
    }

    /** Holds once an Event of that reason is about that object. */
    public Probe told(String reason, String involved) {
        return Probe.of(
                "event " + reason + " about " + involved,
                () -> {
                    List<Event> found = about(reason, involved);
                    return found.isEmpty()
                            ? Observation.notYet("none of " + events.changes(), events.changes())
                            : Observation.holds(
                                    found.get(0).getType() + ": " + found.get(0).getMessage(),
                                    found.size());
                });
    }

    /**
     * Holds while no Event has that reason, whatever it is about. Says nothing by itself: that
     * somebody worked who would have written it must be shown beside.
     */
    public Probe neverTold(String reason) {
        return Probe.of(
                "no event " + reason,
                () -> {
                    List<Event> found =
                            events.matching(which.and(event -> reason.equals(event.getReason())));
                    return found.isEmpty()
                            ? Observation.holds("none of " + events.changes(), events.changes())
                            : Observation.notYet(
                                    found.size()
                                            + ", the first about "
                                            + found.get(0).getInvolvedObject().getName(),
                                    found.size());
                });
    }

    private List<Event> about(String reason, String involved) {
        return events.matching(
                which.and(
                        event ->
                                reason.equals(event.getReason())
                                        && involved.equals(event.getInvolvedObject().getName())));
    }
}
