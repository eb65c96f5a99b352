package dev.relapse.artifact.source;

import java.util.Locale;
import java.util.Properties;

/**
 * The machine we are on, in the words of Go.
 *
 * @param os such as {@code linux}
 * @param arch such as {@code arm64}
 */
public record Platform(String os, String arch) {

    /** That of this JVM. */
    public static Platform current() {
        return of(System.getProperties());
    }

    /**
     * From {@code os.name} and {@code os.arch}.
     *
     * @throws IllegalArgumentException for a machine that Relapse does not run on
     */
    public static Platform of(Properties properties) {
        String os = properties.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = properties.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return new Platform(
                switch (os) {
                    case "linux" -> "linux";
                    case "mac os x" -> "darwin";
                    default -> throw unsupported("operating system", os, "Linux");
                },
                switch (arch) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> throw unsupported("machine", arch, "amd64 and arm64");
                });
    }

    /** As registries write it: {@code linux/arm64}. */
    String slashed() {
        return os + "/" + arch;
    }

    @Override
    public String toString() {
        return os + "-" + arch;
    }

    private static IllegalArgumentException unsupported(String kind, String name, String instead) {
        return new IllegalArgumentException(
                "Relapse does not run on the %s %s, only on %s".formatted(kind, name, instead));
    }
}
