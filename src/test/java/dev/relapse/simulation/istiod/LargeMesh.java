package dev.relapse.simulation.istiod;

import dev.relapse.simulation.istiod.model.ConfigKey;

/** Services {@code svc-<i>} in ten teams' namespaces, each with one HTTP and two TCP ports. */
final class LargeMesh {

    private static final int TEAMS = 10;
    private static final int BYTE = 256;

    private LargeMesh() {}

    static RecordedMesh of(int services) {
        RecordedMesh mesh = RecordedMesh.empty();
        add(mesh, 0, services);
        return mesh;
    }

    /** Adds the services from one number up to, and without, another. */
    static void add(RecordedMesh mesh, int from, int to) {
        StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
        for (int i = from; i < to; i++) {
            yaml.append(service(i)).append(slice(i));
        }
        mesh.kubernetes(yaml.toString());
    }

    static ConfigKey key(int i) {
        String namespace = "team-" + i % TEAMS;
        return new ConfigKey(
                ConfigKey.Kind.SERVICE,
                namespace,
                "svc-" + i + "." + namespace + ".svc.cluster.local");
    }

    private static String service(int i) {
        return """
        - {apiVersion: v1, kind: Service, metadata: {name: svc-%d, namespace: team-%d},
           spec: {clusterIP: 10.7.%d.%d, ports: [{name: http, port: 8080},
            {name: tcp-a, port: 9000}, {name: tcp-b, port: 9001}]}}
        """
                .formatted(i, i % TEAMS, i / BYTE, i % BYTE);
    }

    private static String slice(int i) {
        return """
        - {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, addressType: IPv4,
           metadata: {name: svc-%d-1, namespace: team-%d,
            labels: {kubernetes.io/service-name: svc-%d}},
           endpoints: [{addresses: [10.8.%d.%d], conditions: {ready: true}}],
           ports: [{name: http, port: 8080}, {name: tcp-a, port: 9000}, {name: tcp-b, port: 9001}]}
        """
                .formatted(i, i % TEAMS, i, i / BYTE, i % BYTE);
    }
}
