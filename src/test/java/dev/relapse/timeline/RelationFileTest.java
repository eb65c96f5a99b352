package dev.relapse.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationFileTest {

    @TempDir private Path folder;

    @Test
    void aLineForEachStepOfASweep() throws IOException {
        Timeline timeline = new Timeline();
        timeline.relation("time of a write", "s", "policies", new Relation.Point(2, 0.25));
        timeline.relation("time of a write", "s", "policies", new Relation.Point(4, 0.75));

        RelationFile.write(folder, timeline.relations());

        assertThat(folder.resolve(RelationFile.NAME))
                .hasContent(
                        """
                        varied,value,measured,unit,value\r
                        "policies",2.0,"time of a write","s",0.25\r
                        "policies",4.0,"time of a write","s",0.75\r
                        """);
    }

    @Test
    void nothingWithoutASweep() throws IOException {
        RelationFile.write(folder, new Timeline().relations());

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRelationSaysWhatWasVaried() {
        assertThatThrownBy(() -> new Relation("a", "s", " ", List.of(new Relation.Point(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
