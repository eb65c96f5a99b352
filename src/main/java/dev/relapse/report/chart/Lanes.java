package dev.relapse.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Gives things that would overlap a lane each. Add them from left to right. */
final class Lanes {

    private final List<Double> ends = new ArrayList<>();

    /** The first lane that is free at {@code start}; taken until {@code end}. */
    int place(double start, double end) {
        for (int lane = 0; lane < ends.size(); lane++) {
            if (ends.get(lane) <= start) {
                ends.set(lane, end);
                return lane;
            }
        }
        ends.add(end);
        return ends.size() - 1;
    }

    int count() {
        return ends.size();
    }
}
