package dev.relapse.cli.hostile;

import java.util.stream.Stream;

/** Charts about to ship. What Helm itself refuses stands in RenderedChartsTest. */
final class Charts {

    private static final String OCI = "-Dcandidate.aviary.chart=oci://registry.example/aviary";
    private static final String VERSION = "-Dcandidate.aviary.version=1.0.0";

    private Charts() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.setting("-Dcandidate.aviary.chart=no/such", "no/such", "with a Chart.yaml"),
                Row.setting("-Dcandidate.aviary.chart=pom.xml", "pom.xml", "with a Chart.yaml"),
                Row.setting(VERSION, "without the chart", "-Dcandidate.aviary.chart="),
                Row.setting(OCI, "more than one version", "-Dcandidate.aviary.version="),
                Row.setting(OCI, "relapse.offline forbids fetching it", "name its archive")
                        .with(VERSION, "-Drelapse.offline"),
                Row.setting(OCI, "neither another candidate", "relapse.subject")
                        .with(VERSION, "-Dcandidate.parrot=1.3.0"),
                Row.setting(OCI, "there is no file gone.yaml")
                        .with(VERSION, "-Dcandidate.aviary.values=gone.yaml"),
                Row.setting(OCI, "-Dcandidate.aviary.namespace=A_B", "no name of a namespace")
                        .with(VERSION, "-Dcandidate.aviary.namespace=A_B"),
                Row.setting("-Dcandidate.A_B.chart=oci://r.example/a", "no name of a release"),
                Row.setting(
                        "-Dcandidate.aviary.chart=https://me:pass@r.example",
                        "-Dcandidate.aviary.chart",
                        "leave user and password out"));
    }
}
