package dev.relapse.simulation.calico;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.detect.Autodetection;
import dev.relapse.simulation.calico.detect.UnknownMethodException;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.links.KernelLinks;
import dev.relapse.simulation.calico.links.Link;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.version.CalicoVersion;
import dev.relapse.simulation.calico.version.DefaultExclusions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Detects the address of every recorded case over real links. It must run in a network namespace of
 * its own, whose links it makes and deletes.
 */
final class RecordedDetections {

    private static final KernelLinks LINKS = KernelLinks.through(System.getenv("PATH"));

    private RecordedDetections() {}

    /** Reads the cases from the first file and writes the answers to the second one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        JsonMapper json = new JsonMapper();
        JsonNode laid = JsonNodeFactory.instance.nullNode();
        ArrayNode answers = json.createArrayNode();
        for (JsonNode recorded : json.readTree(Files.readAllBytes(Path.of(arguments[0])))) {
            if (!recorded.path("links").equals(laid)) {
                laid = recorded.path("links");
                lay(laid);
            }
            answers.add(detect(recorded));
        }
        Files.write(Path.of(arguments[1]), json.writeValueAsBytes(answers));
    }

    private static void lay(JsonNode lines) throws IOException, InterruptedException {
        List<String> batch = new ArrayList<>();
        for (Link link : LINKS.links()) {
            if (!link.name().equals("lo")) {
                batch.add("link delete " + link.name());
            }
        }
        lines.forEach(line -> batch.add(line.asText()));
        Process process = new ProcessBuilder("ip", "-batch", "-").redirectErrorStream(true).start();
        process.getOutputStream()
                .write(String.join("\n", batch).concat("\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(batch + ": " + new String(said, StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode detect(JsonNode recorded) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CalicoLog log =
                CalicoLog.of(
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Clock.systemUTC(),
                        "test");
        Autodetection autodetection =
                new Autodetection(
                        LINKS,
                        DefaultExclusions.of(
                                CalicoVersion.parse(recorded.path("version").asText())),
                        log);
        IpFamily family = recorded.path("family").asInt() == 4 ? IpFamily.V4 : IpFamily.V6;
        String answer;
        try {
            answer =
                    autodetection
                            .detect(recorded.path("method").asText(), family, node(recorded))
                            .map(Object::toString)
                            .orElse("none");
        } catch (UnknownMethodException e) {
            answer = "terminates";
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("answer", answer);
        ArrayNode lines = result.putArray("log");
        said.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^[^\\[]*\\[([A-Z]+)]\\[\\d+] [^ ]+ ", "$1 "))
                .forEach(lines::add);
        return result;
    }

    private static Optional<JsonNode> node(JsonNode recorded) {
        String addresses = recorded.path("internalIp").asText();
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putObject("status").putArray("addresses");
        for (String address : addresses.split(",", -1)) {
            list.addObject().put("type", "InternalIP").put("address", address);
        }
        return Optional.of(node);
    }
}
