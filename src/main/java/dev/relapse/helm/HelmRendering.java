package dev.relapse.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Helm's library makes of one chart. Every failure is an IllegalStateException of Helm's. */
final class HelmRendering {

    private static final String REPOSITORY = "candidate";

    private final HelmOrder order;
    private final Path repositories;

    HelmRendering(HelmOrder order) {
        this.order = order;
        this.repositories = Path.of(order.work()).resolve("repositories.yaml");
    }

    /** The manifests, as an installation would apply them; without CRDs and hooks. */
    String manifests() {
        TemplateCommand template = Helm.template(reference());
        if (order.kind() == Origin.Kind.REPOSITORY) {
            Helm.repo()
                    .add()
                    .withRepositoryConfig(repositories)
                    .withName(REPOSITORY)
                    .withUrl(URI.create(order.reference()))
                    .call();
            template.withRepositoryConfig(repositories);
        }
        if (order.kind().hasVersions()) {
            template.withVersion(order.version());
        }
        if (isOnLoopback()) {
            template.plainHttp();
        }
        if (!order.kubernetes().isEmpty()) {
            template.withKubeVersion(order.kubernetes());
        }
        order.values().forEach(file -> template.withValuesFile(Path.of(file)));
        return template.withName(order.release()).withNamespace(order.namespace()).call();
    }

    /** The chart's Chart.yaml, of what was rendered. */
    String definition() {
        return Helm.show(rendered()).chart().call();
    }

    private String reference() {
        return order.kind() == Origin.Kind.REPOSITORY
                ? REPOSITORY + "/" + order.name()
                : order.reference();
    }

    /** As Docker does: a registry on loopback has no certificate. */
    private boolean isOnLoopback() {
        return order.kind() == Origin.Kind.OCI
                && List.of("localhost", "127.0.0.1")
                        .contains(URI.create(order.reference()).getHost());
    }

    /** The chart itself, or the archive that Helm downloaded. */
    private String rendered() {
        if (order.kind() == Origin.Kind.FOLDER || order.kind() == Origin.Kind.ARCHIVE) {
            return order.reference();
        }
        try (Stream<Path> files = Files.walk(Path.of(order.work()))) {
            return files.filter(file -> file.toString().matches(".*\\.(tgz|tar\\.gz)"))
                    .findFirst()
                    .map(Path::toString)
                    .orElseThrow(() -> new IllegalStateException("Helm downloaded no archive"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
