package dev.relapse.scenarios.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.ScenarioFile;
import dev.relapse.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ci/new-scenario}, in a project that holds no more than it needs. */
class NewScenarioTest {

    private static final String LINK = "https://example.com/post-mortem";

    @TempDir private Path project;

    private record Ended(int exit, String said) {}

    @BeforeEach
    void aProject() throws IOException {
        Files.createDirectory(project.resolve("ci"));
        Files.copy(
                Path.of("ci/new-scenario"),
                project.resolve("ci/new-scenario"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of("pom.xml"), project.resolve("pom.xml"));
    }

    @Test
    void makesAClassAFolderAndAProfile() throws Exception {
        Ended ended = generate("dns-ndots", "Five lookups for every name", LINK);

        assertThat(ended.exit()).as(ended.said()).isZero();
        ScenarioDefinition made = ScenarioFile.read(project.resolve("scenarios/dns-ndots"));
        assertThat(made.title()).isEqualTo("Five lookups for every name");
        assertThat(made.variants().values())
                .extracting(variant -> variant.expected())
                .containsExactly(
                        Verdict.RECOVERED,
                        Verdict.NOT_RECOVERED,
                        Verdict.NOT_REPRODUCED,
                        Verdict.INCONCLUSIVE);
        assertThat(project.resolve("scenarios/dns-ndots/README.md")).content().contains(LINK);
        assertThat(project.resolve("scenarios/dns-ndots/manifests/namespace.yaml"))
                .content()
                .endsWith("name: dns-ndots\n");
        assertThat(
                        project.resolve(
                                "src/test/java/dev/relapse/scenarios/dnsndots/DnsNdotsScenario.java"))
                .content()
                .contains("@PostMortem(\"dns-ndots\")\nclass DnsNdotsScenario {");
        assertThat(project.resolve("pom.xml")).content().contains("<id>scenario=dns-ndots</id>");
    }

    @ParameterizedTest
    @CsvSource({
        "Dns, A title, https://example.com, an id is lower-case words",
        "dns, A title, http://example.com, the link must begin with https",
        "dns, A \"title\", https://example.com, must not hold quotation marks",
    })
    void refusesWhatItCannotUse(String id, String title, String link, String complaint)
            throws Exception {
        Ended ended = generate(id, title, link);

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.said()).contains(complaint);
        assertThat(project.resolve("scenarios")).doesNotExist();
    }

    @Test
    void overwritesNothing() throws Exception {
        Path readme = project.resolve("scenarios/dns-ndots/README.md");
        Files.createDirectories(readme.getParent());
        Files.writeString(readme, "mine");

        Ended ended = generate("dns-ndots", "A title", LINK);

        assertThat(ended.said()).contains("scenarios/dns-ndots is there already");
        assertThat(readme).hasContent("mine");
    }

    private Ended generate(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(project.resolve("ci/new-scenario").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
