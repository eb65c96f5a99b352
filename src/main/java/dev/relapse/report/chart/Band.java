package dev.relapse.report.chart;

import dev.relapse.report.Say;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A stretch of time on the axis.
 *
 * @param name what it is
 * @param length how long, for a person
 * @param start where it begins, in percent
 * @param end where it ends, in percent
 * @param lane the row, from 0, in which it overlaps nothing
 */
public record Band(String name, String length, double start, double end, int lane) {

    private static final Set<String> PROOFS = Set.of("healthy", "failing", "recovered");
    // In px: one percent of the plot on a narrow phone and on a desktop, a letter, both margins.
    private static final double PHONE = 2.6;
    private static final double DESKTOP = 8.2;
    private static final double LETTER = 6.5;
    private static final double PADDING = 10;

    /** What a band is made from. */
    record Stretch(String name, Instant from, Instant until) {}

    static List<Band> of(TimeAxis axis, List<Stretch> stretches) {
        Lanes lanes = new Lanes();
        return stretches.stream()
                .sorted(Comparator.comparing(Stretch::from))
                .map(stretch -> of(axis, stretch, lanes))
                .toList();
    }

    private static Band of(TimeAxis axis, Stretch stretch, Lanes lanes) {
        double start = axis.percent(stretch.from());
        double end = axis.percent(stretch.until());
        return new Band(
                stretch.name(),
                Say.length(Duration.between(stretch.from(), stretch.until())),
                start,
                end,
                lanes.place(start, end));
    }

    public String x() {
        return Svg.percent(start);
    }

    public String width() {
        return Svg.percent(end - start);
    }

    /** A colour class: the proof's name, or step. */
    public String tone() {
        String lower = name.toLowerCase(Locale.ROOT);
        return PROOFS.contains(lower) ? lower : "step";
    }

    /** Where its name fits inside: a CSS class for everywhere, wide screens only, or nowhere. */
    public String fit() {
        double need = name.length() * LETTER + PADDING;
        if ((end - start) * PHONE >= need) {
            return "always";
        }
        return (end - start) * DESKTOP >= need ? "wide" : "never";
    }
}
