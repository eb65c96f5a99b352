package dev.relapse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2 level AA asks for a contrast of 4.5 between text and what is behind it. */
class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{3,6});");

    private static final Pattern ROOT = Pattern.compile(":root \\{([^}]*)}");

    private static final List<List<String>> TEXT_ON =
            List.of(
                    List.of("ink", "paper"),
                    List.of("ink", "raised"),
                    List.of("ink", "step-fill"),
                    List.of("ink", "good-fill"),
                    List.of("ink", "bad-fill"),
                    List.of("soft", "paper"),
                    List.of("soft", "raised"),
                    List.of("soft", "step-fill"),
                    List.of("link", "paper"),
                    List.of("good", "raised"),
                    List.of("good", "good-fill"),
                    List.of("bad", "raised"),
                    List.of("bad", "bad-fill"),
                    List.of("unclear", "raised"),
                    List.of("unclear", "unclear-fill"),
                    List.of("sim", "sim-fill"));

    @Test
    void textStandsOutInLightInDarkAndInPrint() throws Exception {
        List<Map<String, String>> palettes = palettes();

        assertThat(palettes).hasSize(3);
        for (Map<String, String> palette : palettes) {
            for (List<String> pair : TEXT_ON) {
                assertThat(contrast(palette.get(pair.get(0)), palette.get(pair.get(1))))
                        .as("%s in %s", pair, palette)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /** The colours of each :root block; what a later block leaves out is as in the first. */
    private static List<Map<String, String>> palettes() throws Exception {
        String css = Files.readString(Path.of("src/main/jte/style.jte"));
        List<Map<String, String>> palettes = new ArrayList<>();
        Matcher blocks = ROOT.matcher(css);
        while (blocks.find()) {
            Map<String, String> palette =
                    new HashMap<>(palettes.isEmpty() ? Map.of() : palettes.get(0));
            Matcher colours = COLOUR.matcher(blocks.group(1));
            while (colours.find()) {
                palette.put(colours.group(1), colours.group(2));
            }
            palettes.add(palette);
        }
        return palettes;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        String full = colour.length() == 3 ? colour.replaceAll("[0-9a-f]", "$0$0") : colour;
        return 0.2126 * linear(full.substring(0, 2))
                + 0.7152 * linear(full.substring(2, 4))
                + 0.0722 * linear(full.substring(4, 6));
    }

    private static double linear(String hex) {
        double share = Integer.parseInt(hex, 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
