package dev.relapse.report;

/**
 * Makes characters visible that would hide or reorder text, or that HTML does not allow.
 *
 * <p>Evidence is what programs wrote, terminal escapes and all; what a reader sees must be what was
 * there.
 */
final class VisibleText {

    private VisibleText() {}

    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int point) {
        if (mustNotStand(point)) {
            visible.append(String.format("[U+%04X]", point));
        } else {
            visible.appendCodePoint(point);
        }
    }

    private static boolean mustNotStand(int point) {
        if (point == '\n' || point == '\t') {
            return false;
        }
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xfffe) == 0xfffe
                || reorders(point);
    }

    private static boolean reorders(int point) {
        return (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200e
                || point == 0x200f
                || point == 0x061c;
    }
}
