package dev.relapse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.timeline.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationPlotTest {

    /** A sweep may go downwards; a reader goes from left to right. */
    @Test
    void theLineGoesFromTheLeastToTheMostThatWasVaried() {
        RelationPlot plot =
                RelationPlot.of(
                        new Relation(
                                "time of a write",
                                "s",
                                "policies",
                                List.of(
                                        new Relation.Point(10, 2),
                                        new Relation.Point(5, 0.5),
                                        new Relation.Point(2, 0))));

        assertThat(plot.path()).isEqualTo("M200.00 100.00L500.00 75.00L1000.00 0.00");
        assertThat(plot.left() + " to " + plot.right()).isEqualTo("0 to 10");
        assertThat(plot.low() + " to " + plot.high()).isEqualTo("0 to 2");
        assertThat(plot.rows())
                .extracting(RelationPlot.Row::varied)
                .containsExactly("2", "5", "10");
    }
}
