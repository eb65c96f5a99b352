package dev.relapse.cluster.k3s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes images of this host's shell, which run a script whatever they are told to do. */
public final class ImageOfAShell {

    private static final String IMPORT =
            """
            set -e
            files="$(command -v sh) $(command -v sleep) $(command -v cat)"
            for file in $files; do
                libraries="$libraries $(ldd "$file" | grep -o '/[^ ]*')"
            done
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            mkdir -p "$folder/bin" "$folder/etc/rancher/k3s"
            printf '%s' "$2" >"$folder/script"
            # What the entrypoint for a machine without CAP_SYS_RESOURCE calls, and the wait for the API server.
            for name in mount kubectl; do printf '#!/bin/sh\\n' >"$folder/bin/$name"; done
            printf '#!/bin/sh\\n. /script\\n' >"$folder/bin/k3s"
            chmod +x "$folder"/bin/*
            for file in $files; do cp "$(readlink -f "$file")" "$folder/bin/${file##*/}"; done
            for file in $libraries; do
                mkdir -p "$folder/${file%/*}"
                cp -n "$file" "$folder$file"
            done
            tar -C "$folder" -c . | docker import --change 'ENTRYPOINT ["/bin/k3s"]' \\
                --change 'ENV PATH=/bin' --change 'VOLUME /var/log' - "$1"
            """;

    private ImageOfAShell() {}

    /**
     * Makes it, with a volume at {@code /var/log}.
     *
     * @param name the image's
     * @param script what its only program does
     */
    public static void make(String name, String script) throws IOException, InterruptedException {
        run("sh", "-c", IMPORT, "sh", name, script);
    }

    /** Removes it. */
    public static void remove(String name) throws IOException, InterruptedException {
        run("docker", "image", "rm", "--force", name);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
