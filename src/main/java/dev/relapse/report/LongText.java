package dev.relapse.report;

/** Text too long to stand in a table as it is; the page folds it. */
public final class LongText {

    private static final int LONG = 600;
    private static final int BEGINNING = 200;

    private LongText() {}

    public static boolean isLong(String text) {
        return text.length() > LONG;
    }

    /** The beginning of a long text, and how long it is. */
    public static String beginning(String text) {
        int end = text.offsetByCodePoints(0, Math.min(BEGINNING, text.codePointCount(0, LONG)));
        return text.substring(0, end) + "\u2026 (" + text.length() + " characters)";
    }
}
