package dev.relapse.simulation.adapter;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes only paths of files that are there and can be read. */
final class ExistingFile implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
        Path file = Path.of(value);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new TypeConversionException("no readable file at " + value);
        }
        return file;
    }
}
