package dev.relapse.report;

import dev.relapse.file.AtomicFile;
import dev.relapse.verdict.Rate;
import dev.relapse.verdict.SummaryEntry;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code index.html}, one file that needs no network, and {@code summary.md}, for a comment
 * on a pull request.
 */
public final class OverviewWriter {

    public static final String PAGE = "index.html";
    public static final String COMMENT = "summary.md";

    private OverviewWriter() {}

    /**
     * Writes both, replacing earlier ones.
     *
     * @param folder that of the summary, to which its reports are relative
     * @throws IOException when a file cannot be written; the earlier one then stays
     */
    public static void write(Path folder, Overview overview) throws IOException {
        StringOutput html = new StringOutput();
        Pages.ENGINE.render("overview.jte", overview, html);
        AtomicFile.write(folder.resolve(PAGE), VisibleText.of(html.toString()));
        AtomicFile.write(folder.resolve(COMMENT), markdown(overview));
    }

    private static String markdown(Overview overview) {
        StringBuilder text = new StringBuilder();
        text.append("## Relapse: ").append(overview.inOneSentence()).append("\n\n");
        if (!overview.changes().isEmpty()) {
            text.append("Changed since the last run:\n\n");
            for (Overview.Change change : overview.changes()) {
                text.append(
                        "- **%s / %s**: %s, was %s. %s%n"
                                .formatted(
                                        change.now().scenario(),
                                        cell(change.now().variant()),
                                        cell(change.now().spoken()),
                                        cell(change.before().spoken()),
                                        cell(change.now().reason())));
            }
            text.append('\n');
        }
        rates(overview, text);
        controls(overview, text);
        text.append(
                "| | scenario | variant | verdict | reason |\n| --- | --- | --- | --- | --- |\n");
        for (SummaryEntry entry : overview.summary().replays()) {
            text.append(
                    "| %s | %s | %s | %s | %s |%n"
                            .formatted(
                                    entry.ok() ? "ok" : "**red**",
                                    entry.scenario(),
                                    cell(entry.variant()),
                                    cell(entry.spoken()),
                                    cell(entry.reason())));
        }
        return text.toString();
    }

    private static void rates(Overview overview, StringBuilder text) {
        for (Rate rate : overview.summary().rates()) {
            text.append(
                    "- **%s / %s**, %d replays: %s%n"
                            .formatted(
                                    rate.scenario(),
                                    cell(rate.variant()),
                                    rate.replays(),
                                    rate.inWords()));
        }
        text.append(overview.summary().rates().isEmpty() ? "" : "\n");
    }

    private static void controls(Overview overview, StringBuilder text) {
        for (ControlFinding control : overview.controls()) {
            text.append(
                    "- %s: **%s**%n".formatted(cell(control.subject()), cell(control.finding())));
        }
        text.append(overview.controls().isEmpty() ? "" : "\n");
    }

    /** A reason may quote anything that a program printed. */
    private static String cell(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "\\`");
    }
}
