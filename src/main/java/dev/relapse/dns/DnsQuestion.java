package dev.relapse.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A question for the IPv4 addresses of a name.
 *
 * @param id of the message, 0 to 65535
 * @param name fully qualified, without the last dot
 */
public record DnsQuestion(int id, String name) {

    private static final int RECURSION_DESIRED = 0x01;
    private static final int LONGEST_LABEL = 63;
    private static final int TYPE_A = 1;
    private static final int CLASS_IN = 1;

    public DnsQuestion {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("the id of a DNS message has 16 bits, not " + id);
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL) {
                throw new IllegalArgumentException("not a DNS name: '" + name + "'");
            }
        }
    }

    /** The message as it is sent over UDP. */
    public byte[] message() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        number(bytes, id);
        bytes.write(RECURSION_DESIRED);
        bytes.write(0);
        number(bytes, 1);
        number(bytes, 0);
        number(bytes, 0);
        number(bytes, 0);
        for (String label : name.split("\\.", -1)) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        number(bytes, TYPE_A);
        number(bytes, CLASS_IN);
        return bytes.toByteArray();
    }

    private static void number(ByteArrayOutputStream bytes, int value) {
        bytes.write(value >>> 8);
        bytes.write(value);
    }
}
