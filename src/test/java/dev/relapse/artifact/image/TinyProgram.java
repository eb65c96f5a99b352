package dev.relapse.artifact.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The smallest static program of Linux: it exits with a code.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
public final class TinyProgram {

    public static final int EXIT_CODE = 42;

    private static final int BASE = 0x400000;
    private static final int HEADERS = 64 + 56;

    private TinyProgram() {}

    /** For {@code amd64} or {@code arm64}. */
    public static byte[] forMachine(String arch) {
        return arch.equals("amd64") ? program(62, amd64Code()) : program(183, arm64Code());
    }

    private static byte[] program(int machine, byte[] code) {
        ByteBuffer file = ByteBuffer.allocate(HEADERS + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        file.putLong(0);
        file.putShort((short) 2).putShort((short) machine).putInt(1);
        file.putLong(BASE + HEADERS).putLong(64).putLong(0);
        file.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 1);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE);
        file.putLong(HEADERS + code.length).putLong(HEADERS + code.length).putLong(0x1000);
        return file.put(code).array();
    }

    // mov eax, 60 (exit); mov edi, code; syscall
    private static byte[] amd64Code() {
        return new byte[] {(byte) 0xb8, 60, 0, 0, 0, (byte) 0xbf, EXIT_CODE, 0, 0, 0, 0x0f, 0x05};
    }

    // mov x8, #93 (exit); mov x0, #code; svc #0
    private static byte[] arm64Code() {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xd2800ba8)
                .putInt(0xd2800000 | EXIT_CODE << 5)
                .putInt(0xd4000001)
                .array();
    }
}
