package dev.relapse.cluster.k3s;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * A node has started when its API server, asked in the node itself, is ready; k3s has then written
 * its kubeconfig. The log has no line for it that every release would have.
 */
final class ApiServerAnswers extends AbstractWaitStrategy {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private volatile String last = "nothing yet";

    ApiServerAnswers(Duration limit) {
        withStartupTimeout(limit);
    }

    @Override
    protected void waitUntilReady() {
        try {
            Awaitility.await("the API server answers")
                    .pollInSameThread()
                    .pollInterval(INTERVAL)
                    .atMost(startupTimeout)
                    .failFast("it has exited", () -> !waitStrategyTarget.isRunning())
                    .until(this::isReady);
        } catch (TerminalFailureException e) {
            // Testcontainers looks at the container then, and says how it has ended.
            throw new IllegalStateException("the node's program has ended", e);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    "its API server was not ready within %d s; kubectl said last: %s"
                            .formatted(startupTimeout.toSeconds(), last),
                    e);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            ExecResult asked =
                    waitStrategyTarget.execInContainer("kubectl", "get", "--raw", "/readyz");
            last = (asked.getStdout() + asked.getStderr()).strip();
            return asked.getExitCode() == 0;
        } catch (IOException | RuntimeException e) {
            // It may have exited between two looks.
            last = e.getMessage();
            return false;
        }
    }
}
