package dev.relapse.simulation.calico.resources;

import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.util.Set;

/** Upstream's {@code evaluateENVBool}: whatever is set and not one of a few words means yes. */
final class Flags {

    private static final Set<String> NO = Set.of("false", "0", "no", "n", "f");

    private Flags() {}

    static boolean read(Environment environment, String name, boolean otherwise, CalicoLog log) {
        boolean set = environment.isSet(name);
        boolean value = set ? !NO.contains(environment.lower(name)) : otherwise;
        log.info("%s is %s%s through environment variable", name, value, set ? "" : " (defaulted)");
        return value;
    }
}
