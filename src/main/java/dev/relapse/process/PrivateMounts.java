package dev.relapse.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folders of the run at the places where a program expects them, as a pod's volumes are. The
 * program gets a mount namespace of its own: nothing of it is to be seen outside, and it ends with
 * the program. Wants {@code unshare} and {@code mount} of util-linux, and a user who is root or
 * inside a user namespace.
 */
public final class PrivateMounts {

    /**
     * Where there is no folder to mount on, the nearest one above is covered by an empty file
     * system, once. The program, and every argument after its name, is executed in the shell's
     * place.
     */
    private static final String SCRIPT =
            """
            set -e
            covered=
            inside_covered() {
                for top in $covered; do
                    case $1/ in "$top"/*) return 0 ;; esac
                done
                return 1
            }
            while [ "$1" != -- ]; do
                target=$1 source=$2
                shift 2
                above=$target
                while [ ! -d "$above" ]; do above=$(dirname "$above"); done
                if [ "$above" != "$target" ]; then
                    if ! inside_covered "$above"; then
                        mount -t tmpfs -o mode=755 relapse "$above"
                        covered="$covered $above"
                    fi
                    mkdir -p "$target"
                fi
                mount --bind "$source" "$target"
            done
            shift
            exec "$@"
            """;

    private final Map<String, Path> folders;

    private PrivateMounts(Map<String, Path> folders) {
        this.folders = folders;
    }

    public static PrivateMounts none() {
        return new PrivateMounts(Map.of());
    }

    /**
     * The same with one more.
     *
     * @param target an absolute path below two folders or more, so that nothing is covered that a
     *     program cannot do without
     * @param folder exists
     */
    public PrivateMounts with(String target, Path folder) {
        if (!target.matches("(/[A-Za-z0-9._-]+){3,}")) {
            throw new IllegalArgumentException(
                    "a folder is mounted on an absolute path such as /var/lib/program, not on "
                            + target);
        }
        Map<String, Path> more = new LinkedHashMap<>(folders);
        more.put(target, folder.toAbsolutePath());
        return new PrivateMounts(more);
    }

    /** The command that runs the given one with these folders, under the same process number. */
    public List<String> around(List<String> command) {
        List<String> whole =
                new ArrayList<>(
                        List.of("unshare", "--mount", "sh", "-c", SCRIPT, "private-mounts"));
        folders.forEach(
                (target, folder) -> {
                    whole.add(target);
                    whole.add(folder.toString());
                });
        whole.add("--");
        whole.addAll(command);
        return whole;
    }
}
