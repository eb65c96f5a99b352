# The reaper of one run: ends every process that carries the run's mark, undoes what stands in <folder>/removals, then
# deletes the run's folder and its cgroups (relapse-<id>).
#
#   watch <id> <folder>   makes the folder, says "ready", and does so once standard input ends
#   reap <id> <folder>    does so at once
#
# In "watch", standard input is a pipe that only the run's JVM holds open, so it ends when the JVM does,
# whatever ended it. A line on it is an order; there is one, and others can join it:
#
#   keep                  leave the processes and the folder as they are
#
# The mark is RELAPSE_RUN=<id> in the environment that a process was executed with. The reaper has none.
# Needs a POSIX shell, GNU coreutils, findutils and grep.

# Names the marked processes, one per line. A zombie has no environment any more and is not named.
marked() {
    grep -lszxF -e "RELAPSE_RUN=$id" /proc/[0-9]*/environ | cut -d / -f 3
}

# Scans again after each round, because a process may have forked between the scan and its end.
kill_marked() {
    rounds=0
    while pids=$(marked) && [ -n "$pids" ] && [ "$rounds" -lt 200 ]; do
        # shellcheck disable=SC2086 # one word per process
        kill -9 $pids 2>/dev/null
        rounds=$((rounds + 1))
        # A killed process takes the kernel some milliseconds; without a pause this would burn a core.
        sleep 0.02
    done
}

# Never leaves the file system of the folder, whatever was mounted below it. Read-only folders (a Go
# module cache in the run's HOME) cannot be emptied by their owner before they are made writable.
delete_folder() {
    rm -rf --one-file-system -- "$folder" 2>/dev/null && return
    chmod -R u+rwX -- "$folder"
    rm -rf --one-file-system -- "$folder"
}

# The cgroups that a machine of the run left behind, the innermost first. One that still has a process in it
# stays until the next attempt.
delete_cgroups() {
    find /sys/fs/cgroup -depth -type d \( -name "relapse-$id" -o -path "*/relapse-$id/*" \) \
        -exec rmdir -- {} + 2>/dev/null
    [ -z "$(find /sys/fs/cgroup -type d -name "relapse-$id" 2>/dev/null)" ]
}

# What the run makes elsewhere, such as containers of an engine, no mark tells. Each file in removals is a script that
# undoes one such thing and fails while something of it is left. Without them nobody would know what to remove, so the
# folder stays until they have succeeded.
removed=
run_removals() {
    [ -z "$removed" ] || return 0
    for removal in "$folder"/removals/*; do
        [ -e "$removal" ] || continue
        timeout 30 sh "$removal" </dev/null || return
    done
    removed=yes
}

reap() {
    kill_marked
    run_removals && delete_folder
    delete_cgroups
    # Again in any case: a program that the JVM had forked but not yet executed gets its mark only now. And
    # again while something is left: what is being killed may still write into the folder being deleted.
    attempts=0
    while [ "$attempts" -lt 30 ]; do
        sleep 0.1
        kill_marked
        run_removals && delete_folder
        delete_cgroups && [ ! -e "$folder" ] && [ -z "$(marked)" ] && return
        attempts=$((attempts + 1))
    done
    return 1
}

watch() {
    umask 077
    mkdir -- "$folder" || return
    mkdir -- "$folder/logs" "$folder/tmp" "$folder/removals" || { delete_folder; return 1; }
    # Nobody reads this if the JVM was killed a moment ago. There is something to clean up all the same.
    echo ready || :
    exec >>"$folder/logs/reaper.log" 2>&1
    kept=
    while IFS= read -r order; do
        case $order in
            keep) kept=yes ;;
            *) echo "not an order: $order" ;;
        esac
    done
    [ -n "$kept" ] || reap
}

main() {
    trap '' HUP INT PIPE QUIT TERM
    id=$2
    folder=$3
    case $id in
        *[!0-9a-f]*) echo "not a run: $id" && return 2 ;;
        ????????) ;;
        *) echo "not a run: $id" && return 2 ;;
    esac
    case $folder in
        /*/relapse-"$id") ;;
        *) echo "not the folder of run $id: $folder" && return 2 ;;
    esac
    # Any other working directory would keep its file system from being unmounted.
    cd / || return
    export LC_ALL=C
    case $1 in
        watch) watch ;;
        reap) reap ;;
        *) echo "neither watch nor reap: $1" && return 2 ;;
    esac
}

# On one line, so that the shell has read it all when the folder that holds this file is deleted.
main "$@"; exit
