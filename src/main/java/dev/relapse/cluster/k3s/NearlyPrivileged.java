package dev.relapse.cluster.k3s;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;

/**
 * Everything that {@code privileged} means except CAP_SYS_RESOURCE, which is not to be had
 * everywhere: {@code ci/offline/docker} asks for the same in the engine's own words.
 */
final class NearlyPrivileged extends HostConfig {

    private static final long serialVersionUID = 1L;

    /** Docker mounts them read-only unless a container is privileged. */
    private static final String ENTRYPOINT =
            """
            set -e
            mount -o remount,bind,rw /sys
            while read -r _ folder _; do
                case $folder in
                    /sys/fs/cgroup*) mount -o remount,bind,rw "$folder" ;;
                esac
            done </proc/mounts
            exec /bin/k3s "$@"
            """;

    /** Nothing is hidden; the client library has no setter for it. */
    @JsonProperty("MaskedPaths")
    private final List<String> maskedPaths = List.of();

    /** Nothing is read-only; the client library has no setter for it. */
    @JsonProperty("ReadonlyPaths")
    private final List<String> readonlyPaths = List.of();

    private NearlyPrivileged(HostConfig like) {
        withPortBindings(like.getPortBindings());
        withNetworkMode(like.getNetworkMode());
        withTmpFs(like.getTmpFs());
        withCgroupnsMode(like.getCgroupnsMode());
        withCapAdd(Capability.ALL);
        withCapDrop(Capability.SYS_RESOURCE);
        withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"));
        withDevices(new Device("rwm", "/dev/kmsg", "/dev/kmsg"));
        withDeviceCgroupRules(List.of("a *:* rwm"));
    }

    /** Takes the place of {@code privileged} in a command that is otherwise complete. */
    static void insteadOfPrivileged(CreateContainerCmd create) {
        create.withHostConfig(new NearlyPrivileged(create.getHostConfig()));
        create.withEntrypoint("/bin/sh", "-c", ENTRYPOINT, "k3s");
    }

    List<String> maskedPaths() {
        return maskedPaths;
    }

    List<String> readonlyPaths() {
        return readonlyPaths;
    }
}
