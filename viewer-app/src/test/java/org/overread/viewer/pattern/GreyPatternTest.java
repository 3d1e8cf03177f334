package org.overread.viewer.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyPatternTest {
    @ParameterizedTest
    @CsvSource({"1280, 708", "1920, 1108", "2160, 3748", "900, 548"})
    void itHoldsWhatADisplayIsCheckedBy(int width, int height) {
        GreyPattern pattern = new GreyPattern(width, height);

        for (int i = 0; i < GreyPattern.PATCHES.length; i++) {
            int[] at = pattern.patch(i);
            assertThat(pattern.level(at[0] + at[2] / 2, at[1] + at[2] / 2))
                    .as("patch " + i)
                    .isEqualTo(GreyPattern.PATCHES[i]);
        }
        int unit = Math.min(width / 24, height / 16);
        assertThat(pattern.level(width / 2 - 7 * unit / 2, 7 * unit + 3 * unit / 2))
                .isEqualTo(13);
        assertThat(pattern.level(width / 2 - 5 * unit + 2, 7 * unit + 2)).isZero();
        assertThat(pattern.level(width / 2 + 7 * unit / 2, 7 * unit + 3 * unit / 2))
                .isEqualTo(242);
        assertThat(pattern.level(width / 2 + 5 * unit - 2, 7 * unit + 2)).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"1280, 708", "2160, 3748"})
    void theGradientHasEveryLevelInOrder(int width, int height) {
        GreyPattern pattern = new GreyPattern(width, height);
        int unit = Math.min(width / 24, height / 16);

        Set<Integer> levels = new HashSet<>();
        int before = 0;
        for (int y = 2 * unit; y < height - 2 * unit; y++) {
            int level = pattern.level(width - 2 * unit + 1, y);
            assertThat(level).isBetween(before, before + 1);
            before = level;
            levels.add(level);
        }
        assertThat(levels).hasSize(256);
    }

    @ParameterizedTest
    @CsvSource({"1280, 708"})
    void linesOfOnePixelAlternate(int width, int height) {
        GreyPattern pattern = new GreyPattern(width, height);
        int unit = Math.min(width / 24, height / 16);

        for (int i = 0; i < 24; i++) {
            assertThat(pattern.level(width / 2 - 24 + i, 8 * unit + 3)).isEqualTo(i % 2 * 255);
        }
    }
}
