package dev.relapse.cli.hostile;

import static dev.relapse.cli.TinyProject.COMPONENT;
import static dev.relapse.cli.TinyProject.LOCK;

import java.util.stream.Stream;

/** What says which image is pulled from where; what comes from a registry is HostileImageTest's. */
final class Images {

    private static final String IMAGE = "example.org/birds/parrot:v1.2.0";
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private Images() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.setting("-Drelapse.registry.mirror==here", "'=here' names no mirror", "write"),
                Row.setting("-Drelapse.registry.mirror=a,b", "two mirrors", "keep one"),
                Row.setting("-Drelapse.registry.mirror=a b", "relapse.registry.mirror", "a b"),
                Row.setting("-Drelapse.registry.mirror=ftp://a", "relapse.registry.mirror", "ftp"),
                Row.setting("-Drelapse.registry.ca=gone.pem", "gone.pem", "give a PEM file"),
                Row.setting("-Drelapse.registry.ca=pom.xml", "pom.xml", "give a PEM file"),
                Row.file("a lock of nonsense", LOCK, "parrot\n", LOCK + ":1", "correct the line"),
                lock(
                        "half a digest",
                        IMAGE + " linux/amd64 sha256:abc",
                        "not the hex digits of a sha256: abc"),
                lock("another digest's kind", IMAGE + " linux/amd64 md5:" + "0".repeat(32), "md5"),
                lock("no platform", IMAGE + " linux " + DIGEST, "image os/arch sha256:hex"),
                lock("a way out", "../../birds linux/amd64 " + DIGEST, "../../birds"),
                lock(
                        "two digests",
                        IMAGE + " linux/amd64 " + DIGEST + "\n" + IMAGE + " linux/amd64 " + DIGEST,
                        "for the second time"),
                Row.damaged(
                        "a lock that is no text",
                        project -> ScenarioFiles.bytes(project, LOCK, "\u00ff\u00fe"),
                        LOCK,
                        "no UTF-8 text"),
                Row.damaged(
                        "a lock that is a folder",
                        project -> ScenarioFiles.folder(project, LOCK),
                        LOCK,
                        "is no file"),
                component("a hostile name", "image: '../../etc:v1', imagePath: /parrot", "image"),
                component("no tag", "image: example.org/birds/parrot, imagePath: /p", "image"),
                component("a way out", "image: '" + IMAGE + "', imagePath: /../p", "imagePath"),
                component("no source", "image: '" + IMAGE + "'", "has no source; add"));
    }

    private static Row lock(String name, String text, String said) {
        return Row.file("in a lock: " + name, LOCK, text + "\n", LOCK, said, "correct the line");
    }

    private static Row component(String name, String program, String... said) {
        String text = "name: parrot\nversion: 1.2.0\nprograms: [{name: parrot, %s}]\n";
        return Row.file("as an image: " + name, COMPONENT, text.formatted(program), said);
    }
}
