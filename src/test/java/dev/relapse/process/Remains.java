package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is of the runs below one temporary folder.
 *
 * @param temporary the java.io.tmpdir of their JVMs
 */
record Remains(Path temporary) {

    private static final String PREFIX = "relapse-";

    /** A line for each process, folder, cgroup and listening socket. */
    List<String> of(Collection<RunId> runs) {
        List<String> all = new ArrayList<>();
        processes().forEach(process -> all.add("process " + process.pid() + " " + process.info()));
        folders().forEach(folder -> all.add("folder " + folder));
        runs.stream().flatMap(run -> listeners(run).stream()).forEach(all::add);
        runs.stream().flatMap(run -> cgroups(run).stream()).forEach(all::add);
        return all;
    }

    /** Every process that names the temporary folder: JVMs, reapers and programs. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(
                        process ->
                                mentions(process.pid(), "environ")
                                        || mentions(process.pid(), "cmdline"))
                .toList();
    }

    Set<RunId> runs() {
        return folders().stream()
                .map(folder -> folder.getFileName().toString().substring(PREFIX.length()))
                .map(RunId::new)
                .collect(Collectors.toSet());
    }

    private List<Path> folders() {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean mentions(long pid, String file) {
        return read(Path.of("/proc", Long.toString(pid), file)).contains(temporary.toString());
    }

    /** The listening TCP sockets on a run's address, IPv4 and IPv4 in IPv6 (proc_net_tcp(5)). */
    static List<String> listeners(RunId run) {
        int bits = Integer.parseUnsignedInt(run.hex(), 16);
        String address =
                "%02X%02X%02X7F".formatted(bits & 0xff, bits >>> 8 & 0xff, bits >>> 16 & 0xff);
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> read(Path.of("/proc/net", table)).lines().skip(1))
                .map(line -> line.strip().split("\\s+", 5))
                .filter(fields -> "0A".equals(fields[3]) && fields[1].contains(address + ":"))
                .map(fields -> "listener " + run.address() + " " + fields[1])
                .toList();
    }

    /** The cgroups that are named after a run, in every hierarchy. */
    private static List<String> cgroups(RunId run) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    Path.of("/sys/fs/cgroup"),
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            if (folder.endsWith(PREFIX + run.hex())) {
                                found.add("cgroup " + folder);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
