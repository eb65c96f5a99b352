package dev.relapse.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * What a DNS server answered.
 *
 * @param code 0 for success, 3 when there is no such name
 * @param addresses the IPv4 addresses, in the order of the answer
 */
public record DnsAnswer(int code, List<String> addresses) {

    private static final int HEADER = 12;
    private static final int TYPE_A = 1;

    public DnsAnswer {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException when the bytes are no answer to the question
     */
    public static DnsAnswer to(DnsQuestion question, byte[] message) {
        try {
            if (number(message, 0) != question.id() || (message[2] & 0x80) == 0) {
                throw new IllegalArgumentException("not the answer to question " + question.id());
            }
            int at = HEADER;
            for (int i = 0; i < number(message, 4); i++) {
                at = afterName(message, at) + 4;
            }
            List<String> addresses = new ArrayList<>();
            for (int i = 0; i < number(message, 6); i++) {
                at = afterName(message, at);
                int length = number(message, at + 8);
                if (number(message, at) == TYPE_A && length == 4) {
                    addresses.add(address(message, at + 10));
                }
                at += 10 + length;
            }
            return new DnsAnswer(message[3] & 0x0f, addresses);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "a DNS answer of " + message.length + " bytes ends too early", e);
        }
    }

    /** A name ends with an empty label, or with a pointer to where it goes on. */
    private static int afterName(byte[] message, int start) {
        int at = start;
        while (true) {
            int length = message[at] & 0xff;
            if (length >= 0xc0) {
                return at + 2;
            }
            at += 1 + length;
            if (length == 0) {
                return at;
            }
        }
    }

    private static String address(byte[] message, int at) {
        return "%d.%d.%d.%d"
                .formatted(
                        message[at] & 0xff,
                        message[at + 1] & 0xff,
                        message[at + 2] & 0xff,
                        message[at + 3] & 0xff);
    }

    private static int number(byte[] message, int at) {
        return ((message[at] & 0xff) << 8) | (message[at + 1] & 0xff);
    }
}
