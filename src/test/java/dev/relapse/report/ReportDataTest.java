package dev.relapse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDataTest {

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "x"})
    void aLinkThatIsNoWebAddressIsRefused(String target) {
        assertThatThrownBy(() -> new Link("story", URI.create(target)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../secret", "evidence/../../x", "a\\b", " "})
    void anEvidenceFileOutsideTheFolderIsRefused(String path) {
        assertThatThrownBy(() -> new EvidenceFile(path, "", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "evidence/a b.log, ./evidence/a%20b.log",
        "javascript:alert(1), ./javascript:alert(1)",
        "what?#now, ./what%3F%23now",
        "//evil.example/x, refused"
    })
    void anEvidenceLinkStaysInTheFolder(String path, String href) {
        if (href.equals("refused")) {
            assertThatThrownBy(() -> new EvidenceFile(path, "", 0))
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(new EvidenceFile(path, "", 0).href()).isEqualTo(href);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0.04S, 40 ms", "PT12.34S, 12.3 s", "PT72S, 1 min 12 s", "PT2H5M, 2 h 5 min"})
    void lengthsAreSaidInTheUnitThatFits(Duration length, String said) {
        assertThat(Say.length(length)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 0.25", "421.57, 421.57", "65536, 65536", "1500000, 1.5 M"})
    void numbersAreShort(double value, String said) {
        assertThat(Say.number(value)).isEqualTo(said);
    }
}
