package dev.relapse.cli.hostile;

import dev.relapse.cli.TinyProject;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One input that cannot be used.
 *
 * @param name what is wrong with it
 * @param damage makes the project so, if it is a file of it
 * @param arguments of {@code relapse run}
 * @param said parts of the one line that must come of it: what, where and what to do
 */
record Row(String name, Consumer<TinyProject> damage, List<String> arguments, List<String> said) {

    /** A file that says something else. */
    static Row file(String name, String file, String text, String... said) {
        return new Row(name, project -> project.write(file, text), List.of("tiny"), List.of(said));
    }

    /** Something else that is wrong with the project's files. */
    static Row damaged(String name, Consumer<TinyProject> damage, String... said) {
        return new Row(name, damage, List.of("tiny"), List.of(said));
    }

    /** A command line, after {@code relapse run}. */
    static Row given(String name, List<String> arguments, String... said) {
        return new Row(name, project -> {}, arguments, List.of(said));
    }

    /** A setting of a run of the scenario. */
    static Row setting(String setting, String... said) {
        return given(setting, List.of("tiny", setting), said);
    }

    /** The same with further arguments. */
    Row with(String... further) {
        return new Row(
                name, damage, Stream.concat(arguments.stream(), Stream.of(further)).toList(), said);
    }

    @Override
    public String toString() {
        return name;
    }
}
