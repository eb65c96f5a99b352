package dev.relapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Properties.class)
class ListCommandTest {

    @TempDir private Path folder;

    @Test
    void namesScenariosWithWhatTheyTakeAndVariantsWithTheirVerdicts() {
        TinyProject.in(folder);

        Command list = Command.relapse("list");

        assertThat(list.code()).isZero();
        assertThat(list.errors()).isEmpty();
        assertThat(list.out())
                .isEqualToNormalizingNewlines(
                        """
                        tiny: A tiny scenario
                          on embedded; about 5 s and 64 MiB
                          main         RECOVERED       the main one
                          without-fix  NOT_RECOVERED   nobody fixes it

                        """);
    }

    @Test
    void saysWhatTheMachineMustOffer() {
        TinyProject project = TinyProject.in(folder);
        project.write(
                TinyProject.SCENARIO,
                """
                title: A tiny scenario
                links: []
                clusters: [machine, embedded]
                needs: {time: 2m, memoryMiB: 64, host: [root, {command: ip, package: iproute2}]}
                components: {}
                timers: {}
                settings: {}
                variants: {main: {title: the main one}}
                """);

        assertThat(Command.relapse("list").out())
                .contains("on machine or embedded; about 120 s and 64 MiB; needs root, ip");
    }

    @Test
    void theProjectsOwnCatalogueCanBeListed() {
        Command list = Command.relapse("list");

        assertThat(list.code()).isZero();
        assertThat(list.out()).contains("istio-sidecar: ").contains("NOT_REPRODUCED");
    }
}
