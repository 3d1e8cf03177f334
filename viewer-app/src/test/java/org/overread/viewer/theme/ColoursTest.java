package org.overread.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.overread.findings.style.FindingStyle;

/** Texts can be read on what they stand on, and states be told apart by those who see fewer colours. */
class ColoursTest {
    /** WCAG 2.1, 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    /** A difference in CIE L*a*b* that is seen at a glance; 2.3 is just noticeable. */
    private static final double LEAST_DIFFERENCE = 12;

    /** Linear RGB as seen without red or green cones: Viénot, Brettel and Mollon 1999. */
    private static final double[][] PROTANOPIA = {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}};

    private static final double[][] DEUTERANOPIA = {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}
    };

    @Test
    void textsContrastWithWhatTheyStandOn() {
        List<Color> grounds = List.of(Palette.PANEL, Palette.IMAGE, Color.web("#1b1e23"));
        List<Color> texts = List.of(Palette.TEXT, Palette.SECONDARY, Palette.FOCUS, Palette.CAUTION, Palette.ERROR);

        texts.forEach(text -> grounds.forEach(ground ->
                assertThat(contrast(text, ground)).as(text + " on " + ground).isGreaterThanOrEqualTo(LEAST_CONTRAST)));
        for (FindingStyle style : FindingStyle.values()) {
            assertThat(contrast(Color.web(style.colour()), Palette.PANEL))
                    .as(style.name())
                    .isGreaterThanOrEqualTo(LEAST_CONTRAST);
        }
        assertThat(contrast(Palette.EDGE, Palette.PANEL))
                .as("an edge is no text")
                .isLessThan(LEAST_CONTRAST);
    }

    @Test
    void everyTextOfTheStyleSheetContrastsWithItsGround() throws IOException {
        List<String> poor = new ArrayList<>();
        Matcher rule = Pattern.compile("([^{}]+)\\{([^}]*)}").matcher(sheet());
        int texts = 0;
        while (rule.find()) {
            Optional<Color> text = colour(rule.group(2), "-fx-text-fill");
            Color ground = colour(rule.group(2), "-fx-background-color")
                    .orElse(rule.group(1).contains(":selected") ? Color.web("#38404c") : Color.web("#1b1e23"));
            if (text.isPresent()) {
                texts++;
                if (contrast(text.get(), ground) < LEAST_CONTRAST) {
                    poor.add(rule.group(1).strip());
                }
            }
        }
        assertThat(texts).isGreaterThan(10);
        assertThat(poor).isEmpty();
    }

    @Test
    void statesAreToldApartWithFewerColoursToo() {
        List<double[][]> eyes = List.of(PROTANOPIA, DEUTERANOPIA);
        for (FindingStyle one : FindingStyle.values()) {
            for (FindingStyle other : FindingStyle.values()) {
                if (one.compareTo(other) < 0) {
                    assertThat(one.path()).as("states differ by shape").isNotEqualTo(other.path());
                    eyes.forEach(eye -> assertThat(difference(one, other, eye))
                            .as(one + " and " + other)
                            .isGreaterThan(LEAST_DIFFERENCE));
                }
            }
        }
    }

    @Test
    void redAndGreenAloneWouldNotDo() {
        double[] red = seen(Color.web("#b33a3a"), DEUTERANOPIA);
        double[] green = seen(Color.web("#6a7a2a"), DEUTERANOPIA);

        assertThat(distance(red, green)).isLessThan(LEAST_DIFFERENCE);
    }

    private static double difference(FindingStyle one, FindingStyle other, double[][] eye) {
        return distance(seen(Color.web(one.colour()), eye), seen(Color.web(other.colour()), eye));
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum);
    }

    /** L*, a*, b* of a colour as such an eye sees it. */
    private static double[] seen(Color colour, double[][] eye) {
        double[] linear = linear(colour);
        double[] rgb = Arrays.stream(eye)
                .mapToDouble(row -> Math.clamp(row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2], 0.0, 1.0))
                .toArray();
        double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505;
        double y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
        double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089;
        return new double[] {116 * cube(y) - 16, 500 * (cube(x) - cube(y)), 200 * (cube(y) - cube(z))};
    }

    private static double cube(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        double[] linear = linear(colour);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double[] linear(Color colour) {
        return Arrays.stream(new double[] {colour.getRed(), colour.getGreen(), colour.getBlue()})
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static Optional<Color> colour(String rule, String property) {
        Matcher value = Pattern.compile("(?<![-\\w])" + property + ":\\s*(#[0-9a-f]{6})")
                .matcher(rule);
        return value.find() ? Optional.of(Color.web(value.group(1))) : Optional.empty();
    }

    private static String sheet() throws IOException {
        try (var in = Optional.ofNullable(Theme.class.getResourceAsStream("reading.css"))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
