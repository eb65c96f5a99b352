package dev.relapse.simulation.autoscaler.drainability;

/** Why a pod keeps its node; named as {@code utils/drain/drain.go} prints them. */
public enum BlockingReason {
    CONTROLLER_NOT_FOUND("ControllerNotFound"),
    MIN_REPLICAS_REACHED("MinReplicasReached"),
    NOT_REPLICATED("NotReplicated"),
    LOCAL_STORAGE_REQUESTED("LocalStorageRequested"),
    NOT_SAFE_TO_EVICT_ANNOTATION("NotSafeToEvictAnnotation"),
    UNMOVABLE_KUBE_SYSTEM_POD("UnmovableKubeSystemPod"),
    NOT_ENOUGH_PDB("NotEnoughPdb");

    private final String upstreamName;

    BlockingReason(String upstreamName) {
        this.upstreamName = upstreamName;
    }

    public String upstreamName() {
        return upstreamName;
    }
}
