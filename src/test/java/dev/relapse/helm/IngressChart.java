package dev.relapse.helm;

import dev.relapse.artifact.image.LayerArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small chart of ours: a DaemonSet that requests more with each of its versions. */
final class IngressChart {

    static final String NAME = "ingress";

    private final String version;
    private final Map<String, String> files = new LinkedHashMap<>();

    IngressChart(String version, String cpu) {
        this.version = version;
        files.put(
                "Chart.yaml",
                """
                apiVersion: v2
                name: ingress
                version: %s
                kubeVersion: ">=1.30.0"
                """
                        .formatted(version));
        files.put("values.yaml", "cpu: " + cpu + "\n");
        files.put(
                "templates/daemonset.yaml",
                """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata:
                  name: {{ .Release.Name }}
                  namespace: {{ .Release.Namespace }}
                  annotations:
                    kubernetes: {{ .Capabilities.KubeVersion.Version }}
                spec:
                  selector:
                    matchLabels: {app: ingress}
                  template:
                    metadata:
                      labels: {app: ingress}
                    spec:
                      containers:
                        - name: ingress
                          image: registry.example/ingress:{{ .Chart.Version }}
                          resources:
                            requests:
                              cpu: {{ .Values.cpu }}
                """);
    }

    /** The same with one of its files written otherwise. */
    IngressChart with(String file, String content) {
        files.put(file, content);
        return this;
    }

    String definition() {
        return files.get("Chart.yaml");
    }

    /** As JSON, which a registry keeps beside it. */
    String json() {
        return "{\"apiVersion\":\"v2\",\"name\":\"ingress\",\"version\":\"%s\"}".formatted(version);
    }

    String archiveName() {
        return NAME + "-" + version + ".tgz";
    }

    byte[] archive() {
        LayerArchive archive = new LayerArchive();
        files.forEach((file, content) -> archive.file(NAME + "/" + file, content));
        return archive.gzipped();
    }

    /** Writes it as a folder. */
    Path in(Path parent) throws IOException {
        Path folder = parent.resolve(NAME);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }
}
