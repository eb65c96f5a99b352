package dev.relapse.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Messages as RFC 1035, section 4, lays them out. */
class DnsAnswerTest {

    private static final DnsQuestion QUESTION = new DnsQuestion(0x1035, "a.bc");
    private static final String ASKED = "016102626300" + "0001" + "0001";

    @Test
    void asksForTheAddressesOfAName() {
        assertThat(hex(QUESTION.message())).isEqualTo("10350100" + "0001000000000000" + ASKED);
    }

    @Test
    void readsTheAddressesAndPassesOverOtherRecords() {
        String alias = "c00c" + "0005" + "0001" + "0000001e" + "0002" + "c00e";
        String address = "c00e" + "0001" + "0001" + "0000001e" + "0004" + "0a600001";

        DnsAnswer answer = read("10358180" + "0001000200000000" + ASKED + alias + address);

        assertThat(answer.code()).isZero();
        assertThat(answer.addresses()).containsExactly("10.96.0.1");
    }

    @Test
    void knowsANameThatDoesNotExist() {
        DnsAnswer answer = read("10358183" + "0001000000000000" + ASKED);

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.addresses()).isEmpty();
    }

    @Test
    void refusesWhatIsNoAnswerToTheQuestion() {
        assertThatThrownBy(() -> read("10368180" + "0001000000000000" + ASKED))
                .hasMessageContaining("not the answer");
        assertThatThrownBy(() -> read("10350100" + "0001000000000000" + ASKED))
                .hasMessageContaining("not the answer");
        assertThatThrownBy(() -> read("10358180" + "0001000200000000" + ASKED))
                .hasMessageContaining("ends too early");
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatThrownBy(() -> new DnsQuestion(1, "a..b")).hasMessageContaining("a..b");
        assertThatThrownBy(() -> new DnsQuestion(1, "x".repeat(64)))
                .hasMessageContaining("not a DNS name");
    }

    private static DnsAnswer read(String hex) {
        return DnsAnswer.to(QUESTION, HexFormat.of().parseHex(hex));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
