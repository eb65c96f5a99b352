package dev.relapse.simulation.autoscaler.drainability;

import java.util.OptionalInt;

/** The controllers that exist in the cluster. */
public interface Controllers {

    /** The kinds that upstream looks up. */
    enum Kind {
        REPLICATION_CONTROLLER("replicationcontroller"),
        REPLICA_SET("replicaset.apps"),
        STATEFUL_SET("statefulset.apps"),
        DAEMON_SET("daemonset.apps"),
        JOB("job.batch");

        private final String resource;

        Kind(String resource) {
            this.resource = resource;
        }

        /** The resource's name as client-go's listers print it in a not-found error. */
        public String resource() {
            return resource;
        }
    }

    boolean exists(Kind kind, String namespace, String name);

    /** Wanted replicas; empty when the kind has none, they are unset, or the object is missing. */
    OptionalInt replicas(Kind kind, String namespace, String name);
}
