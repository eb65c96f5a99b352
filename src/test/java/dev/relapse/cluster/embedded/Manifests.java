package dev.relapse.cluster.embedded;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A small workload. */
final class Manifests {

    private Manifests() {}

    /**
     * Namespace shop, a Deployment of three, and an autoscaler on memory with a target of 100 Mi.
     */
    static InputStream shop(Map<String, String> podAnnotations) {
        String annotations =
                podAnnotations.entrySet().stream()
                        .map(e -> e.getKey() + ": \"" + e.getValue() + "\"")
                        .collect(Collectors.joining(", ", "{", "}"));
        return new ByteArrayInputStream(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata:
                      labels: {app: web}
                      annotations: %s
                    spec:
                      containers:
                      - name: web
                        image: web:1
                        resources: {requests: {cpu: 100m, memory: 100Mi}}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec:
                  minReplicas: 3
                  maxReplicas: 6
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  metrics:
                  - type: Resource
                    resource: {name: memory, target: {type: Utilization, averageUtilization: 100}}
                """
                        .formatted(annotations)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
