package dev.relapse.report;

import dev.relapse.file.AtomicFile;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code report.html}: one file that needs no network and no script. */
public final class ReportWriter {

    /** The report's name in a replay's folder. */
    public static final String FILE_NAME = "report.html";

    private ReportWriter() {}

    /**
     * Writes the page, replacing an earlier one.
     *
     * @param file the file to write; missing folders are made
     * @throws IOException when it cannot be written; an earlier page then stays
     */
    public static void write(Path file, ReportPage page) throws IOException {
        StringOutput html = new StringOutput();
        Pages.ENGINE.render("report.jte", page, html);
        AtomicFile.write(file, VisibleText.of(html.toString()));
    }
}
