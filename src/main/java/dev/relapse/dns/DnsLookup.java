package dev.relapse.dns;

import dev.relapse.network.NetworkNamespace;
import dev.relapse.process.Finished;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Asks DNS servers from inside a network namespace, over UDP. bash opens the socket, so that no
 * resolver of this machine, and none of its configuration, has a hand in it.
 *
 * @param namespace from where
 */
public record DnsLookup(NetworkNamespace namespace) {

    private static final int ID = 0x1035;

    /** dd gathers the whole message before it writes, and so sends it as one datagram. */
    private static final String SCRIPT =
            "exec 3<>/dev/udp/$1/53 && printf \"$2\" | dd obs=512 status=none >&3"
                    + " && timeout 2 dd bs=4096 count=1 status=none <&3 | od -An -v -tx1";

    /**
     * The answer to one question.
     *
     * @throws DnsUnanswered when none comes within two seconds
     */
    public DnsAnswer ask(String server, String name) throws DnsUnanswered {
        DnsQuestion question = new DnsQuestion(ID, name);
        Finished result = namespace.run("bash", "-c", SCRIPT, "ask", server, escaped(question));
        String hex = result.output().replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("([0-9a-f]{2}){12,}")) {
            throw new DnsUnanswered(server, result.said());
        }
        return DnsAnswer.to(question, HexFormat.of().parseHex(hex));
    }

    /** As printf reads bytes. */
    private static String escaped(DnsQuestion question) {
        StringBuilder text = new StringBuilder();
        byte[] message = question.message();
        for (int i = 0; i < message.length; i++) {
            text.append("\\x").append(HexFormat.of().toHexDigits(message[i]));
        }
        return text.toString();
    }

    /** No server answered. */
    public static final class DnsUnanswered extends Exception {

        private static final long serialVersionUID = 1L;

        DnsUnanswered(String server, String said) {
            super(server + " did not answer" + (said.isEmpty() ? "" : ": " + said));
        }
    }
}
