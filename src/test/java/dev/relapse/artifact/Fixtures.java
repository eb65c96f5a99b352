package dev.relapse.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small catalogue in a folder of the test. */
public record Fixtures(Path root) {

    /** A component of one Go program without dependencies, which prints {@code hello}. */
    public static final String HELLO =
            """
            name: hello
            version: 1.2.3
            programs:
              - name: hello
                image: registry.example.com/hello/hello:v1.2.3
                goModule:
                  module: example.com/hello
                  version: v1.2.3
                  package: .
                  ldflags: -s -w -X main.greeting=hello
                  buildSeconds: 2
            """;

    private static final String MAIN =
            """
            package main

            import "fmt"

            var greeting = "nothing"

            func main() { fmt.Println(greeting) }
            """;

    public Path component(String name, String yaml) throws IOException {
        Path folder = Files.createDirectories(root.resolve("components").resolve(name));
        Files.writeString(folder.resolve("component.yaml"), yaml);
        return folder;
    }

    public Path hello() throws IOException {
        Path folder = component("hello", HELLO);
        Files.writeString(folder.resolve("go.mod"), "module example.com/hello\n\ngo 1.21\n");
        Files.writeString(folder.resolve("go.sum"), "");
        Files.writeString(folder.resolve("main.go"), MAIN);
        return folder;
    }
}
