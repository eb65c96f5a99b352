package dev.relapse.cli.hostile;

import dev.relapse.cli.TinyProject;
import java.util.stream.Stream;

/** A team's manifests. */
final class Subjects {

    private static final String FILE = "theirs/it.yaml";
    private static final String GOOD =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: parrot}
            spec: {template: {spec: {containers: [{name: parrot, args: [--quiet]}]}}}
            """;

    private Subjects() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.setting("-Drelapse.subject=no/such", "no/such is no folder", "helm template"),
                Row.setting("-Drelapse.subject=pom.xml", "pom.xml is no folder", "helm template"),
                manifests("no object", "only: values\n", "holds no manifest"),
                manifests("a template", "kind: {{ .Values.kind }}\n", FILE, "render it first"),
                manifests("no YAML", "kind: [a\n", FILE, "no YAML"),
                manifests("a bomb of aliases", ScenarioFiles.bomb(), "theirs"),
                manifests("too deep", "[".repeat(20_000), FILE, "no YAML"),
                manifests(
                        "nothing of it",
                        "{apiVersion: v1, kind: Secret, metadata: {name: s}}\n",
                        "nothing of it concerns this scenario",
                        "the parrot's arguments"),
                manifests(
                        "no name",
                        "{apiVersion: v1, kind: Pod, metadata: {}}\n",
                        "a Pod there has no metadata.name"),
                Row.damaged(
                        "manifests that are no text",
                        project -> {
                            theirs(project, "");
                            ScenarioFiles.bytes(project, FILE, "a: \u00ff\n");
                        },
                        FILE,
                        "no UTF-8 text"),
                manifests("a candidate beside them", GOOD, "neither candidate nor frontier")
                        .with("-Dcandidate.parrot=1.3.0"),
                manifests("a variant without the fix", GOOD, "choose one that expects RECOVERED")
                        .with("--variant", "without-fix"));
    }

    private static Row manifests(String name, String text, String... said) {
        return Row.damaged("manifests: " + name, project -> theirs(project, text), said);
    }

    private static void theirs(TinyProject project, String text) {
        project.write(FILE, text);
        System.setProperty("relapse.subject", project.folder().resolve("theirs").toString());
    }
}
