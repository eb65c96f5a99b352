package dev.relapse.cluster.realnodes;

/**
 * Kills a program in a node, with nothing but a POSIX shell, {@code tr} and {@code head}: the nodes
 * of k3s have no more.
 */
final class KillScript {

    private KillScript() {}

    /**
     * The script for sh; it fails when no such program is running.
     *
     * @param program its name: the first word of its command line, or the end of that path
     */
    static String of(String program) {
        return """
        killed=1
        for process in /proc/[0-9]*; do
            first=$(tr '\\0' '\\n' 2>/dev/null <"$process/cmdline" | head -n 1)
            case $first in
                %1$s|*/%1$s) kill -KILL "${process#/proc/}" && killed=0 ;;
            esac
        done
        exit $killed
        """
                .formatted(program);
    }
}
