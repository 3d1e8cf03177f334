package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

class CineRateTest {

    @Test
    void whatIsMeantForDisplayGoesBeforeHowItWasAcquired() {
        DataSet header = new DataSet().putString(Tag.FrameTime, Vr.DS, "40");
        assertThat(CineRate.of(header)).contains(new CineRate(25, "Frame Time", false));
        header.putString(Tag.CineRate, Vr.IS, "12").putInteger(Tag.PreferredPlaybackSequencing, Vr.US, 1);
        assertThat(CineRate.of(header)).contains(new CineRate(12, "Cine Rate", true));
        header.putString(Tag.RecommendedDisplayFrameRate, Vr.IS, "8");
        assertThat(CineRate.of(header)).contains(new CineRate(8, "Recommended Display Frame Rate", true));
    }

    @Test
    void theMeanOfAFrameTimeVectorCountsWithoutItsFirstTime() {
        DataSet header = new DataSet().putString(Tag.FrameTimeVector, Vr.DS, "0", "50", "30", "40");
        assertThat(CineRate.of(header)).contains(new CineRate(25, "Frame Time Vector", false));
    }

    @Test
    void ratesThatCannotBeAreNone() {
        assertThat(CineRate.of(new DataSet())).isEmpty();
        assertThat(CineRate.of(new DataSet().putString(Tag.FrameTime, Vr.DS, "0")))
                .isEmpty();
        assertThat(CineRate.of(new DataSet().putString(Tag.FrameTime, Vr.DS, "-3")))
                .isEmpty();
        assertThat(CineRate.of(new DataSet().putString(Tag.CineRate, Vr.IS, "99999")))
                .isEmpty();
    }
}
