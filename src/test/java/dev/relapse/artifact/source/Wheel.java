package dev.relapse.artifact.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.relapse.artifact.cache.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A small wheel that pip accepts.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">
 *     the format</a>
 */
record Wheel(Path file) {

    static final String MEMBER = "greeter/_bin/greeter";
    static final String PROGRAM = "#!/bin/sh\necho from a wheel\n";

    private static final String INFO = "relapse_greeter-1.0.0.dist-info/";

    static Wheel in(Path folder) throws IOException {
        String machine = Platform.current().arch().equals("amd64") ? "x86_64" : "aarch64";
        Path file =
                folder.resolve("relapse_greeter-1.0.0-py3-none-manylinux_2_17_" + machine + ".whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, MEMBER, PROGRAM);
            add(
                    zip,
                    INFO + "METADATA",
                    "Metadata-Version: 2.1\nName: relapse-greeter\nVersion: 1.0.0\n");
            add(
                    zip,
                    INFO + "WHEEL",
                    "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-manylinux_2_17_%s\n"
                            .formatted(machine));
            add(zip, INFO + "RECORD", "");
        }
        return new Wheel(file);
    }

    String name() {
        return file.getFileName().toString();
    }

    String sha256() throws IOException {
        return Sha256.of(file);
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
    }
}
