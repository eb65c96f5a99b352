package dev.relapse.cluster.draino;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Workloads that are tied to one node; the node's name is part of theirs. */
final class Workloads {

    private static final String STATEFUL_SET =
            """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: %1$s, namespace: default}
            spec:
              serviceName: %1$s
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata:
                  labels: {app: %1$s}
                  annotations: {%2$s}
                spec:
                  nodeSelector: {kubernetes.io/hostname: %3$s}
                  containers: [{name: db, image: "db:1"}]
                  volumes: [%4$s]
            """;

    private Workloads() {}

    static InputStream statefulSet(String name, String node) {
        return yaml(STATEFUL_SET.formatted(name, "", node, ""));
    }

    static InputStream statefulSetWithEmptyDir(String name, String node) {
        return yaml(STATEFUL_SET.formatted(name, "", node, "{name: cache, emptyDir: {}}"));
    }

    static InputStream protectedStatefulSet(String name, String node) {
        String annotation = "cluster-autoscaler.kubernetes.io/safe-to-evict: \"false\"";
        return yaml(STATEFUL_SET.formatted(name, annotation, node, ""));
    }

    static InputStream deployment(String name, String node) {
        return yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: default}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata:
                      labels: {app: %1$s}
                    spec:
                      nodeSelector: {kubernetes.io/hostname: %2$s}
                      containers: [{name: web, image: "web:1"}]
                """
                        .formatted(name, node));
    }

    static InputStream budget(String app) {
        return yaml(
                """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: %1$s, namespace: default}
                spec:
                  minAvailable: 1
                  selector: {matchLabels: {app: %1$s}}
                """
                        .formatted(app));
    }

    /**
     * A pod whose StatefulSet does not exist. The owner's group is none that is served: Kubernetes'
     * own garbage collector leaves such a pod alone, and draino looks at the kind only.
     */
    static InputStream podOfMissingStatefulSet(String name, String node) {
        return yaml(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %1$s
                  namespace: default
                  ownerReferences:
                  - {apiVersion: gone.example.com/v1, kind: StatefulSet, name: gone, uid: gone, controller: true}
                spec:
                  nodeName: %2$s
                  containers: [{name: db, image: "db:1"}]
                """
                        .formatted(name, node));
    }

    private static InputStream yaml(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
