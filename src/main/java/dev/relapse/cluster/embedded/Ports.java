package dev.relapse.cluster.embedded;

import dev.relapse.process.Run;

/**
 * Where the programs of one cluster listen; the standard ports wherever they are free.
 *
 * @param etcd for clients of etcd
 * @param etcdPeer for members of etcd, of which there is one
 * @param apiServer the API server
 * @param controllerManager the controller manager's health and metrics
 * @param scheduler the scheduler's health and metrics
 * @param kwok the kubelet API of all simulated nodes
 */
record Ports(
        int etcd, int etcdPeer, int apiServer, int controllerManager, int scheduler, int kwok) {

    static Ports of(Run run) {
        return new Ports(
                run.port(2379),
                run.port(2380),
                run.port(6443),
                run.port(10257),
                run.port(10259),
                run.port(10247));
    }
}
