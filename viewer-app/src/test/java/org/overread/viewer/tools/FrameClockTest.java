package org.overread.viewer.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameClockTest {

    @Test
    void framesThatAreLateAreLeftOut() {
        FrameClock clock = new FrameClock(10, 3, 20, false);
        assertThat(clock.at(0)).isEqualTo(3);
        assertThat(clock.at(0.049)).isEqualTo(3);
        assertThat(clock.at(0.05)).isEqualTo(4);
        // a quarter of a second without a picture: five frames further
        assertThat(clock.at(0.30)).isEqualTo(9);
        assertThat(clock.at(0.35)).isZero();
        assertThat(clock.at(50.05)).isEqualTo(4);
    }

    @Test
    void sweepingFramesRunForthAndBack() {
        FrameClock clock = new FrameClock(4, 0, 1, true);
        assertThat(IntStream.range(0, 8).map(clock::at)).containsExactly(0, 1, 2, 3, 2, 1, 0, 1);
    }
}
