package dev.relapse.artifact.source;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** Where this JVM has its classes from, for another JVM with the same ones. */
public final class ClassPath {

    private final List<Path> entries;

    private ClassPath(List<Path> entries) {
        this.entries = entries;
    }

    /** That of this JVM. */
    public static ClassPath current() {
        return of(System.getProperties());
    }

    /**
     * From system properties.
     *
     * @see <a
     *     href="https://maven.apache.org/surefire/maven-surefire-plugin/examples/class-loading.html">
     *     Surefire hides the class path behind a jar that holds only a manifest and keeps the true
     *     one in a property</a>
     */
    static ClassPath of(Properties properties) {
        String text =
                properties.getProperty(
                        "surefire.test.class.path", properties.getProperty("java.class.path", ""));
        return new ClassPath(
                Arrays.stream(text.split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                        .toList());
    }

    boolean has(String className) {
        return home(className).isPresent();
    }

    /** Of the jar that holds the class, or of its package and those below in a folder. */
    String digest(String className) throws UnavailableException {
        Path home =
                home(className)
                        .orElseThrow(
                                () ->
                                        new UnavailableException(
                                                className + " is not on the class path"));
        try {
            if (Files.isRegularFile(home)) {
                return Sha256.of(home);
            }
            Path packageFolder = home.resolve(file(className)).getParent();
            return new Sha256()
                    .addFolder(packageFolder, file -> file.toString().endsWith(".class"))
                    .hex();
        } catch (IOException | UncheckedIOException e) {
            throw new UnavailableException("cannot read " + home + ": " + e.getMessage(), e);
        }
    }

    /** As {@code java -cp} takes it; absolute, so that it holds in every working folder. */
    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Optional<Path> home(String className) {
        return entries.stream().filter(entry -> holds(entry, file(className))).findFirst();
    }

    private static boolean holds(Path entry, String file) {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(file));
        }
        if (!Files.isRegularFile(entry)) {
            return false;
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(file) != null;
        } catch (IOException notAJar) {
            return false;
        }
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }
}
