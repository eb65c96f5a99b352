package dev.relapse.simulation.draino.flags;

import picocli.CommandLine.Option;

/** Which pods are evicted that draino leaves alone by default. */
public final class EvictFlags {

    @Option(
            names = "--evict-daemonset-pods",
            negatable = true,
            description = "Evict pods whose controller is an existing DaemonSet.")
    public boolean daemonSet;

    @Option(
            names = "--evict-statefulset-pods",
            negatable = true,
            description = "Evict pods whose controller is an existing StatefulSet.")
    public boolean statefulSet;

    @Option(
            names = "--evict-emptydir-pods",
            negatable = true,
            description = "Evict pods that have an emptyDir volume.")
    public boolean emptyDir;

    @Option(
            names = "--evict-unreplicated-pods",
            negatable = true,
            description = "Evict pods that no controller manages.")
    public boolean unreplicated;
}
