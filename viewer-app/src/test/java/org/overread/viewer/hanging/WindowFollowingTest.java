package org.overread.viewer.hanging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.VoiWindow;
import org.overread.core.image.VoiWindow.Function;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.SyntheticSeries;

class WindowFollowingTest {
    private static final VoiWindow WIDE = new VoiWindow(1000, 2000, "");
    private static final VoiWindow NARROW = new VoiWindow(1000, 100, "");

    @Test
    void aFollowersWindowIsNeverNarrowerThanItsFunctionAllows() {
        VoiWindow linear = new VoiWindow(2, 4, Function.LINEAR, "");
        VoiWindow exact = new VoiWindow(2, 4, Function.LINEAR_EXACT, "");
        VoiWindow least = new VoiWindow(2, Double.MIN_NORMAL, Function.LINEAR_EXACT, "");

        assertThat(WindowFollowing.moved(linear, WIDE, NARROW)).isEqualTo(new VoiWindow(2, 1, Function.LINEAR, ""));
        assertThat(WindowFollowing.moved(exact, WIDE, NARROW).window().width()).isEqualTo(0.2);
        assertThat(WindowFollowing.moved(least, WIDE, NARROW).window().width()).isPositive();
    }

    @Test
    void mapsMadeOfCtAreNotInHounsfieldUnits() {
        for (String map : new String[] {"MGML", "Z_EFF", "HU_MOD"}) {
            Series series = SyntheticSeries.of("1.2.3", 3);
            assertThat(Hounsfield.in(new FrameStack(series))).isTrue();
            series.instances().forEach(instance -> instance.header().putString(Tag.RescaleType, Vr.LO, map));
            assertThat(Hounsfield.in(new FrameStack(series))).as(map).isFalse();
        }
    }
}
