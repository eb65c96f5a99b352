package dev.relapse.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts {@link VictimMain} as test plugins start their forks: through a shell. */
final class ForkingParentMain {

    private ForkingParentMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "fork"));
        command.addAll(Specs.java(VictimMain.class));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
