package dev.relapse.scenarios.drainostatefulset;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.AuditFollower;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;

/** What the API server's audit log holds of draino, and of others who delete pods. */
final class DrainoActions {

    private static final String POD_GARBAGE_COLLECTOR =
            "system:serviceaccount:kube-system:pod-garbage-collector";

    private final AuditFollower audit;

    DrainoActions(Cluster cluster) {
        audit =
                new AuditFollower(
                        cluster.require(AuditLog.class).file(),
                        event ->
                                event.stage().equals("ResponseComplete")
                                        && (event.user().equals(DrainoInstallation.USER)
                                                || event.verb().equals("delete")));
    }

    /** Holds once draino has renewed its lock since then, as only the one that leads does. */
    Probe itLeads(Instant since) {
        return Probe.of(
                "draino leads",
                () -> {
                    long renewals =
                            audit.matching(
                                            event ->
                                                    event.user().equals(DrainoInstallation.USER)
                                                            && event.resource().equals("endpoints")
                                                            && event.verb().equals("update")
                                                            && event.code() == 200
                                                            && event.received().isAfter(since))
                                    .size();
                    return renewals == 0
                            ? Observation.nothing("it has not renewed its lock")
                            : Observation.holds(
                                    "renewed its lock " + renewals + " times", renewals);
                });
    }

    /**
     * Holds once draino had pods of that name evicted since then, with the API server's consent.
     */
    Probe itEvicted(String namePrefix, Instant since) {
        return Probe.of(
                "draino evicted " + namePrefix + "*",
                () -> {
                    List<AuditEvent> granted = evictions(namePrefix, since);
                    return granted.isEmpty()
                            ? Observation.notYet("it did not", 1)
                            : Observation.holds(granted.size() + " evictions", granted.size());
                });
    }

    /** Holds while draino never asked for that pod's eviction, and others were evicted. */
    Probe itSpared(Pod pod, Instant since) {
        String name = pod.getMetadata().getName();
        return Probe.of(
                "draino never asked " + name + " to go",
                () -> {
                    long others = evictions("", since).size();
                    long asked =
                            audit.matching(
                                            event ->
                                                    event.resource().equals("pods/eviction")
                                                            && event.name().equals(name))
                                    .size();
                    String observed = asked + " requests; " + others + " other evictions";
                    return asked == 0 && others > 0
                            ? Observation.holds(observed, others)
                            : Observation.notYet(observed, 1);
                });
    }

    /** Holds once Kubernetes' own garbage collector deleted that pod, whose node is gone. */
    Probe theGarbageCollectorTook(Pod pod) {
        String name = pod.getMetadata().getName();
        return Probe.of(
                "Kubernetes' pod garbage collector deleted " + name,
                () -> {
                    List<AuditEvent> deletions =
                            audit.matching(
                                    event ->
                                            event.user().equals(POD_GARBAGE_COLLECTOR)
                                                    && event.name().equals(name)
                                                    && event.code() == 200);
                    return deletions.isEmpty()
                            ? Observation.notYet("not yet", 1)
                            : Observation.holds(
                                    "at " + deletions.get(0).received(), deletions.size());
                });
    }

    private List<AuditEvent> evictions(String namePrefix, Instant since) {
        return audit.matching(
                event ->
                        event.user().equals(DrainoInstallation.USER)
                                && event.resource().equals("pods/eviction")
                                && event.name().startsWith(namePrefix)
                                && event.code() == 201
                                && event.received().isAfter(since));
    }
}
