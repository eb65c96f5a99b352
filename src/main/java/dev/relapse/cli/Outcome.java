package dev.relapse.cli;

import dev.relapse.replay.InconclusiveReplay;
import dev.relapse.replay.UnexpectedVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Hears from JUnit how each replay ended, and makes one exit code of them all. */
final class Outcome implements TestExecutionListener {

    private final List<String> complaints = new ArrayList<>();
    private boolean red;
    private boolean unclear;
    private boolean anyPhase;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        anyPhase |= test.isTest() && result.getStatus() != TestExecutionResult.Status.ABORTED;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed(test, result.getThrowable().orElseThrow());
        }
    }

    private void failed(TestIdentifier test, Throwable failure) {
        boolean verdict = failure instanceof UnexpectedVerdict;
        red |= verdict;
        unclear |= !verdict;
        // A replay has said its verdict itself, with the reason.
        if (!verdict && !(failure instanceof InconclusiveReplay)) {
            complaints.add("relapse: " + test.getDisplayName() + ": " + failure);
        }
    }

    /** What went wrong beside the replays themselves. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A plain verdict counts more than one that could not be had. */
    int exitCode() {
        if (red) {
            return ExitCode.RED;
        }
        return unclear || !anyPhase ? ExitCode.CANNOT_TELL : ExitCode.AS_DECLARED;
    }
}
