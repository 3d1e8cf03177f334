package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.image.Rgb;
import org.overread.findings.style.FindingStyle;

/** Colours of labels that bring none, and of heatmaps; both can be told apart with a colour-vision deficiency. */
final class LayerColours {
    /** Okabe and Ito's colours, without black: the first seven labels. */
    private static final List<Rgb> LABELS = List.of(
            new Rgb(230, 159, 0),
            new Rgb(86, 180, 233),
            new Rgb(0, 158, 115),
            new Rgb(240, 228, 66),
            new Rgb(213, 94, 0),
            new Rgb(204, 121, 167),
            new Rgb(0, 114, 178));

    private static final Rgb WHITE = new Rgb(255, 255, 255);
    private static final Rgb BLACK = new Rgb(0, 0, 0);
    private static final double PALER = 0.55;
    private static final double DARKER = 0.45;

    /** Viridis without its darkest part, which would be lost on a dark image: lightness rises evenly with the score. */
    private static final List<Rgb> SCORES = List.of(
            new Rgb(49, 104, 142),
            new Rgb(38, 130, 142),
            new Rgb(31, 158, 137),
            new Rgb(53, 183, 121),
            new Rgb(109, 205, 89),
            new Rgb(180, 222, 44),
            new Rgb(253, 231, 37));

    /** Of the n-th label (from 0): seven colours, then the same paler, then darker, then again. */
    static Rgb label(int n) {
        Rgb base = LABELS.get(n % LABELS.size());
        return switch (n / LABELS.size() % 3) {
            case 0 -> base;
            case 1 -> mix(base, WHITE, PALER);
            default -> mix(base, BLACK, DARKER);
        };
    }

    /** Of scores, from the lowest on, evenly spaced. */
    static List<Rgb> scores() {
        int steps = 256;
        List<Rgb> colours = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            double at = i * (SCORES.size() - 1.0) / (steps - 1);
            int below = Math.min((int) at, SCORES.size() - 2);
            colours.add(mix(SCORES.get(below), SCORES.get(below + 1), at - below));
        }
        return colours;
    }

    /** Of landmarks: the colour of every mark that no reader has assessed. */
    static Rgb notAssessed() {
        int colour = Integer.decode(FindingStyle.NOT_ASSESSED.colour());
        return new Rgb(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF);
    }

    static int argb(Rgb colour, double opacity) {
        int alpha = (int) Math.round(Math.clamp(opacity, 0, 1) * 255);
        return alpha << 24 | colour.red() << 16 | colour.green() << 8 | colour.blue();
    }

    private static Rgb mix(Rgb one, Rgb other, double share) {
        return new Rgb(
                mix(one.red(), other.red(), share),
                mix(one.green(), other.green(), share),
                mix(one.blue(), other.blue(), share));
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one + share * (other - one));
    }

    private LayerColours() {}
}
