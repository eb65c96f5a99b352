package dev.relapse.helm;

import java.util.List;

/**
 * What the JVM with Helm's library is to render.
 *
 * @param kind what the reference names
 * @param reference a path, a URL, or an OCI reference
 * @param name the chart's name in a repository; empty otherwise
 * @param version empty for the only one that there is
 * @param release the name to render it under
 * @param namespace of the release
 * @param kubernetes the version that the chart is to see; empty for Helm's own choice
 * @param values files of values, in order
 * @param work a folder for what is downloaded
 * @param manifests the file to write
 */
record HelmOrder(
        Origin.Kind kind,
        String reference,
        String name,
        String version,
        String release,
        String namespace,
        String kubernetes,
        List<String> values,
        String work,
        String manifests) {

    HelmOrder {
        values = List.copyOf(values);
    }
}
