# A machine of a run's own: namespaces in which system services of this host can be started under their usual
# paths, with nothing of this host's own services in sight and nothing of theirs touched.
#
#   open <id> <folder>         makes the machine and stays: whoever kills this process ends everything in it
#   enter <pid> <folder> CMD   runs CMD in the machine whose first process has that number
#
# In the machine: /etc, /var, /opt and /usr are layers over this host's, thrown away with it; /run is empty;
# /var/lib/docker and /var/lib/containerd are folders in memory, because no overlay can lie on an overlay; loopback is
# the whole network, /etc/hosts the whole name service; /proc shows the machine's processes only; cgroups are made below one of the run's own,
# relapse-<id>, which the run's reaper deletes.
# Needs root, util-linux and iproute2; cgroups of version 1, 2 or both.
set -eu

# The folder of this process's cgroup, one line per hierarchy. Version 2 lets no cgroup have processes and
# children with controllers, except the topmost one: there, and only there, a new one can be made by its side.
own_cgroups() {
    awk '$3 == "cgroup" || $3 == "cgroup2" { print $3, $2, $4 }' /proc/self/mounts |
        while read -r type mountpoint options; do
            if [ "$type" = cgroup2 ]; then
                echo "$mountpoint"
                continue
            fi
            while IFS=: read -r _ controllers path; do
                case ",$options," in
                    *",$controllers,"*) echo "$mountpoint${path%/}" ;;
                esac
            done </proc/self/cgroup
        done
}

# A cgroup of version 1 takes no process before it has CPUs and memory nodes.
make_cgroup() {
    mkdir -- "$1"
    for setting in cpuset.cpus cpuset.mems; do
        if [ -e "$1/$setting" ] && [ -e "$1/cgroup.clone_children" ]; then
            cat "${1%/*}/$setting" >"$1/$setting"
        fi
    done
}

open() {
    own_cgroups >"$folder/cgroups"
    while read -r parent; do
        make_cgroup "$parent/relapse-$id"
        make_cgroup "$parent/relapse-$id/machine"
        echo $$ >"$parent/relapse-$id/cgroup.procs"
    done <"$folder/cgroups"
    exec unshare --cgroup --mount --net --ipc --uts --pid --fork --kill-child \
        sh "$folder/machine.sh" first "$id" "$folder"
}

layer() {
    mkdir -p "$memory/$1/upper" "$memory/$1/work"
    mount -t overlay -o "lowerdir=/$1,upperdir=$memory/$1/upper,workdir=$memory/$1/work" overlay "/$1"
}

in_memory() {
    mkdir -p "$memory/$1" "/$1"
    mount --bind "$memory/$1" "/$1"
}

mount_cgroups() {
    awk '$3 == "cgroup" || $3 == "cgroup2" { print $3, $2, $4 }' /proc/self/mounts >"$memory/hierarchies"
    if ! grep -q '^cgroup2 /sys/fs/cgroup ' "$memory/hierarchies"; then
        mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
    fi
    while read -r type mountpoint options; do
        mkdir -p "$mountpoint"
        if [ "$type" = cgroup2 ]; then
            mount -t cgroup2 cgroup2 "$mountpoint"
        else
            controllers=$(echo "$options" | tr , '\n' | grep -vxE 'rw|ro|nosuid|nodev|noexec|relatime|xattr|clone_children|release_agent=.*' | paste -sd , -)
            case $controllers in
                name=*) controllers="none,$controllers" ;;
            esac
            mount -t cgroup -o "$controllers" cgroup "$mountpoint"
        fi
        echo $$ >"$mountpoint/machine/cgroup.procs"
    done <"$memory/hierarchies"
}

first() {
    hostname machine
    ip link set lo up
    memory=$folder/machine
    mount -t tmpfs -o mode=700,size=1g machine "$memory"
    mount -t sysfs sysfs /sys
    mount_cgroups
    mount -t proc proc /proc
    layer etc
    layer var
    layer opt
    layer usr
    mount -t tmpfs -o mode=755 local /usr/local
    mkdir /usr/local/bin /usr/local/sbin
    mount -t tmpfs -o mode=755 run /run
    # Often links to what this host's services write, which are not here.
    rm -f /etc/hosts /etc/resolv.conf
    echo '127.0.0.1 localhost machine' >/etc/hosts
    : >/etc/resolv.conf
    in_memory var/lib/docker
    in_memory var/lib/containerd
    trap 'exit 0' TERM
    : >/run/machine-is-up
    # The first process of a pid namespace also has to take leave of every orphan in it.
    sleep infinity &
    while :; do
        wait || :
    done
}

enter() {
    while read -r parent; do
        echo $$ >"$parent/relapse-$id/machine/cgroup.procs"
    done <"$folder/cgroups"
    exec nsenter --target "$pid" --cgroup --mount --net --ipc --uts --pid --wd=/ -- "$@"
}

case $1 in
    open | first)
        id=$2
        folder=$3
        "$1"
        ;;
    enter)
        pid=$2
        folder=$3
        id=${folder##*/relapse-}
        shift 3
        enter "$@"
        ;;
esac
