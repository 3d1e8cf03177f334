package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.viewer.reading.VirtualScreen;

@ExtendWith(VirtualScreen.class)
class PriorBandTest {
    private static final String SAID = "PRIOR  2019-03-04  13 months earlier  ·  CHECK IDENTITY";

    @Test
    void inANarrowImageTheBandTakesMoreLinesAndCutsNothingOff() {
        assertThat(at(700)).containsExactly("PRIOR  2019-03-04  13 months earlier  CHECK IDENTITY");
        assertThat(at(190)).containsExactly("PRIOR  2019-03-04", "13 months earlier", "CHECK IDENTITY");
    }

    @Test
    void theBandTakesWhatItsLinesNeedAndNothingWhereThereIsNoPrior() {
        VirtualScreen.onScreen(() -> {
            PriorBand band = new PriorBand();
            band.resize(190, 200);
            assertThat(band.taken()).isZero();
            band.set(Optional.of(SAID));
            double narrow = band.taken();
            band.resize(700, 200);
            assertThat(band.taken()).isPositive().isLessThan(narrow);
        });
    }

    private static List<String> at(double width) {
        return VirtualScreen.onScreen(() -> {
            PriorBand band = new PriorBand();
            band.set(Optional.of(SAID));
            band.resize(width, 200);
            band.layout();
            return band.lines();
        });
    }
}
