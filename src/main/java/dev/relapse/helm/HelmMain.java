package dev.relapse.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renders one chart: the order is its only argument, as JSON. Helm's library takes SIGINT and
 * SIGTERM of its process for itself, so that a replay, which must clean up on these, cannot have it
 * in its own. Prints the chart's definition; ends with 1 and Helm's own words when it cannot, and
 * with the process that started it.
 */
final class HelmMain {

    private HelmMain() {}

    public static void main(String[] arguments) throws IOException {
        endWithStandardInput();
        HelmOrder order = new ObjectMapper().readValue(arguments[0], HelmOrder.class);
        try {
            HelmRendering rendering = new HelmRendering(order);
            Files.writeString(Path.of(order.manifests()), rendering.manifests());
            System.out.print(rendering.definition());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWithStandardInput() {
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                System.in.transferTo(java.io.OutputStream.nullOutputStream());
                            } catch (IOException e) {
                                // As good as its end.
                            }
                            Runtime.getRuntime().halt(2);
                        },
                        "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
