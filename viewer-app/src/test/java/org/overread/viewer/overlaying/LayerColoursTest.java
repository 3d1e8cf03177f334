package org.overread.viewer.overlaying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.core.image.Rgb;

class LayerColoursTest {

    @Test
    void aHigherScoreIsBrighterWhoeverLooks() {
        List<Rgb> scores = LayerColours.scores();
        for (int i = 1; i < scores.size(); i++) {
            assertThat(lightness(scores.get(i))).isGreaterThanOrEqualTo(lightness(scores.get(i - 1)) - 0.5);
        }
        assertThat(lightness(scores.getLast())).isGreaterThan(lightness(scores.getFirst()) + 80);
    }

    @Test
    void twentyOneLabelsHaveColoursOfTheirOwn() {
        assertThat(IntStream.range(0, 21).mapToObj(LayerColours::label)).doesNotHaveDuplicates();
        assertThat(LayerColours.label(21)).isEqualTo(LayerColours.label(0));
    }

    /** Luma of Rec. 709. */
    private static double lightness(Rgb colour) {
        return 0.2126 * colour.red() + 0.7152 * colour.green() + 0.0722 * colour.blue();
    }
}
