package dev.relapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.cache.StubbornBuild;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.artifact.source.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Properties.class)
class BundleCommandTest {

    @TempDir private Path folder;
    private Path bundle;

    @BeforeEach
    void aProject() {
        TinyProject.in(folder);
        bundle = folder.resolve("bundle");
    }

    @Test
    void aGivenPathIsNothingForAnotherMachine() {
        Command command = Command.relapse("bundle", bundle.toString(), "tiny");

        assertThat(command.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(command.errors())
                .singleElement()
                .asString()
                .contains("parrot is the given path " + folder.resolve("parrot"))
                .contains("leave out -Drelapse.artifact.parrot");
        assertThat(bundle).doesNotExist();
    }

    @Test
    void whatCannotBeHadIsNamedBeforeAnythingIsMade() {
        System.clearProperty("relapse.artifact.parrot");

        Command command = Command.relapse("bundle", bundle.toString(), "-Drelapse.offline");

        assertThat(command.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(command.errors()).first().asString().contains("parrot 1.2.0");
        assertThat(bundle).doesNotExist();
    }

    @Test
    void aScenarioThatThereIsNotIsNamed() {
        assertThat(Command.relapse("bundle", bundle.toString(), "tinny").errors())
                .singleElement()
                .asString()
                .contains("tinny", "tiny");
    }

    @Test
    void loadsWhatIsOfThisMachineOnce() throws Exception {
        bundled("parrot", Platform.current().toString());
        bundled("parakeet", "plan9-mips");

        assertThat(Command.relapse("load", bundle.toString()).out())
                .contains("1 programs of " + bundle, "0 were there");
        assertThat(Command.relapse("load", bundle.toString()).out())
                .contains("0 programs of " + bundle, "1 were there");
        assertThat(folder.resolve("home/artifacts/birds/1.2.0")).isDirectory();
    }

    @Test
    void refusesWhatWasChangedOnItsWay() throws Exception {
        Files.writeString(bundled("parrot", Platform.current().toString()), "a cuckoo");

        Command load = Command.relapse("load", bundle.toString());

        assertThat(load.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(load.errors())
                .singleElement()
                .asString()
                .contains("cannot load parrot", "damaged");
    }

    @Test
    void saysWhatIsNoBundle() {
        assertThat(Command.relapse("load", folder.resolve("nowhere").toString()).errors())
                .singleElement()
                .asString()
                .contains("is no bundle", "relapse bundle");
    }

    @Test
    void saysWhenItIsForAnotherMachine() throws Exception {
        bundled("parrot", "plan9-mips");

        Command load = Command.relapse("load", bundle.toString());

        assertThat(load.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(load.errors()).singleElement().asString().contains("made on plan9-mips");
    }

    private Path bundled(String program, String platform) throws Exception {
        EntryKey key = new EntryKey("birds", "1.2.0", platform, program, "0123456789abcdef");
        return new ArtifactCache(bundle, BuildProgress.SILENT)
                .getOrBuild(key, new StubbornBuild(() -> {}))
                .file();
    }
}
