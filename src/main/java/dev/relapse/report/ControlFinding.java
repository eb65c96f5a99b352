package dev.relapse.report;

import dev.relapse.verdict.Control;
import dev.relapse.verdict.SummaryEntry;
import dev.relapse.verdict.Verdict;

/**
 * What a control of a fix has shown.
 *
 * @param control that was replayed
 * @param entry how it ended
 */
public record ControlFinding(Control control, SummaryEntry entry) {

    /** Such as {@code mesh / main without the Sidecar}. */
    public String subject() {
        return entry.scenario()
                + " / "
                + control.of()
                + (control.kind() == Control.Kind.PLACEBO ? ", placebo: " : " without ")
                + control.part();
    }

    /** What follows of it, in a few words. */
    public String finding() {
        boolean placebo = control.kind() == Control.Kind.PLACEBO;
        if (entry.verdict().equals(Verdict.NOT_RECOVERED.name())) {
            return placebo ? "the incident stayed" : "needed";
        }
        if (entry.verdict().equals(Verdict.RECOVERED.name())) {
            return placebo ? "it recovered all the same: the fix is not proven" : "not needed";
        }
        return "could not tell: " + entry.spoken();
    }
}
