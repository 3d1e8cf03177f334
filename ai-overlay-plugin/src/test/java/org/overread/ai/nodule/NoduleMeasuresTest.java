package org.overread.ai.nodule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.output.Calibration;
import org.overread.ai.volume.SliceOutline;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.finding.ModelScore;

class NoduleMeasuresTest {

    @ParameterizedTest
    @CsvSource({"12,8,0", "12,8,30", "12,8,77", "6,6,0", "20,9,45"})
    void meanDiameterIsThatOfAnEllipseHoweverItIsTurned(double longMm, double shortMm, double degrees) {
        double columnMm = 0.6;
        double rowMm = 0.5;
        VoxelMask slice = VoxelMask.empty(80, 90, 1);
        double angle = Math.toRadians(degrees);
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 80; x++) {
                double u = (x - 40.3) * columnMm;
                double v = (y - 44.8) * rowMm;
                double along = u * Math.cos(angle) + v * Math.sin(angle);
                double across = -u * Math.sin(angle) + v * Math.cos(angle);
                boolean inside = Math.hypot(along / (longMm / 2), across / (shortMm / 2)) < 1;
                slice.inside()[slice.index(x, y, 0)] = (byte) (inside ? 1 : 0);
            }
        }

        assertThat(new SliceOutline(columnMm, rowMm).meanDiameterMm(slice))
                .isCloseTo((longMm + shortMm) / 2, within(0.45));
    }

    @Test
    void certaintyIsInterpolatedAndLevelBeyondTheCalibration() {
        Calibration calibration =
                new Calibration(List.of(new ModelOutput.Point(0.4, 50), new ModelOutput.Point(0.6, 90)));

        assertThat(percent(calibration, 0.1)).isEqualTo(50);
        assertThat(percent(calibration, 0.4)).isEqualTo(50);
        assertThat(percent(calibration, 0.5)).isCloseTo(70, within(1e-9));
        assertThat(percent(calibration, 0.9)).isEqualTo(90);
        assertThat(new Calibration(List.of()).certainty(new ModelScore(0.5))).isEmpty();
    }

    private static double percent(Calibration calibration, double score) {
        return calibration.certainty(new ModelScore(score)).orElseThrow().percent();
    }
}
