package dev.relapse.cli.hostile;

import static dev.relapse.cli.TinyProject.VERSIONS;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Records of which releases have an incident. */
final class Frontiers {

    private Frontiers() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.setting("-Dfrontier=cockatoo", "keeps a record of parrot only"),
                Row.damaged(
                                "no record",
                                project -> delete(project.folder().resolve(VERSIONS)),
                                "tiny has no versions.yaml")
                        .with("-Dfrontier=parrot"),
                record("no YAML", "component: [\n", "line 1", "correct the YAML"),
                record("of nothing", "", "empty"),
                record(
                        "of another",
                        whole("cockatoo", "{last: 1.2.0, why: so}"),
                        "runs no cockatoo"),
                branch("a number as a release", "{last: 1.2, why: so}", "string expected"),
                branch("no release", "{last: newest, why: so}", "last", "correct it"),
                branch("without a reason", "{last: 1.2.0}", "why is missing; add it"),
                branch(
                        "of another branch",
                        "{last: 1.3.0, why: so}",
                        "no release of the branch 1.2"),
                branch(
                        "that ends before it begins",
                        "{last: 1.2.9, affected: {from: 1.2.5, fixed: 1.2.1}, why: so}",
                        "cannot begin with 1.2.5 and end with 1.2.1"),
                branch("of no release that can be had", "{last: 1.1.0, why: so}", "1.1.0"));
    }

    private static Row branch(String name, String branch, String... said) {
        return record("a branch " + name, whole("parrot", branch), said);
    }

    private static Row record(String name, String text, String... said) {
        String[] all = new String[said.length + 1];
        all[0] = VERSIONS;
        System.arraycopy(said, 0, all, 1, said.length);
        return Row.file("versions.yaml: " + name, VERSIONS, text, all).with("-Dfrontier=parrot");
    }

    private static String whole(String component, String branch) {
        return """
        component: %s
        incident: it repeats
        source: https://example.org/parrot
        branches: {"1.2": %s}
        """
                .formatted(component, branch);
    }

    private static void delete(Path file) {
        if (!file.toFile().delete()) {
            throw new IllegalStateException("cannot delete " + file);
        }
    }
}
