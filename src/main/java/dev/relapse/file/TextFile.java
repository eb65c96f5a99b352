package dev.relapse.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what a person wrote. */
public final class TextFile {

    private TextFile() {}

    /**
     * The whole file as UTF-8.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException whose message names the file and says why it is of no use
     */
    public static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is no file but a folder; put a file in its place");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is no UTF-8 text; save it as such", e);
        }
    }
}
