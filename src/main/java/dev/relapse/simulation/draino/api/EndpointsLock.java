package dev.relapse.simulation.draino.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.relapse.simulation.draino.drain.DrainException;
import dev.relapse.simulation.draino.log.JsonLog;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A leader's lock in the annotation of an Endpoints object, as client-go's {@code EndpointsLock}
 * keeps it: read with GET and written with POST and PUT, which is all that upstream's role grants.
 */
public final class EndpointsLock implements Lock {

    private final String namespace;
    private final String name;
    private final String identity;
    private final JsonLog log;
    private Endpoints held;

    /**
     * @param log told whenever the lock cannot be read
     */
    public EndpointsLock(String namespace, String name, String identity, JsonLog log) {
        this.namespace = namespace;
        this.name = name;
        this.identity = identity;
        this.log = log;
    }

    @Override
    public synchronized LeaderElectionRecord get(KubernetesClient client) {
        try {
            held = client.endpoints().inNamespace(namespace).withName(name).get();
        } catch (KubernetesClientException refused) {
            log.error(
                    "error retrieving resource lock " + describe(),
                    Map.of("error", DrainException.reason(refused)));
            throw refused;
        }
        if (held == null) {
            return null;
        }
        Map<String, String> annotations = held.getMetadata().getAnnotations();
        String text =
                annotations == null ? null : annotations.get(LEADER_ELECTION_RECORD_ANNOTATION_KEY);
        return text == null ? free() : Serialization.unmarshal(text, Content.class).record();
    }

    @Override
    public synchronized void create(KubernetesClient client, LeaderElectionRecord leader) {
        Endpoints fresh =
                new EndpointsBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToAnnotations(LEADER_ELECTION_RECORD_ANNOTATION_KEY, text(leader))
                        .endMetadata()
                        .build();
        held = client.endpoints().inNamespace(namespace).resource(fresh).create();
    }

    @Override
    public synchronized void update(KubernetesClient client, LeaderElectionRecord leader) {
        Endpoints changed =
                new EndpointsBuilder(held)
                        .editMetadata()
                        .addToAnnotations(LEADER_ELECTION_RECORD_ANNOTATION_KEY, text(leader))
                        .endMetadata()
                        .build();
        held = client.endpoints().inNamespace(namespace).resource(changed).update();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String describe() {
        return namespace + "/" + name;
    }

    /** An object without the annotation is a lock that nobody holds. */
    private static LeaderElectionRecord free() {
        ZonedDateTime longAgo = ZonedDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        return new LeaderElectionRecord("", Duration.ZERO, longAgo, longAgo, 0);
    }

    private static String text(LeaderElectionRecord leader) {
        return Serialization.asJson(
                new Content(
                        leader.getHolderIdentity(),
                        leader.getLeaseDuration().toSeconds(),
                        leader.getAcquireTime().truncatedTo(ChronoUnit.SECONDS).toString(),
                        leader.getRenewTime().truncatedTo(ChronoUnit.SECONDS).toString(),
                        leader.getLeaderTransitions()));
    }

    /** The annotation, with client-go's keys. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Content(
            String holderIdentity,
            long leaseDurationSeconds,
            String acquireTime,
            String renewTime,
            int leaderTransitions) {

        LeaderElectionRecord record() {
            return new LeaderElectionRecord(
                    holderIdentity,
                    Duration.ofSeconds(leaseDurationSeconds),
                    ZonedDateTime.parse(acquireTime),
                    ZonedDateTime.parse(renewTime),
                    leaderTransitions);
        }
    }
}
