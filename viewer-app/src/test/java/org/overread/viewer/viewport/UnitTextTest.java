package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.overread.core.finding.Unit;
import org.overread.core.measurement.MeasurementCodes;

class UnitTextTest {
    @Test
    void onlyHounsfieldUnitsAreCalledHu() {
        assertThat(UnitText.of(MeasurementCodes.ATTENUATION, MeasurementCodes.HOUNSFIELD))
                .isEqualTo("HU");
        assertThat(UnitText.of(
                        MeasurementCodes.ATTENUATION, new Unit("[hnsf'U]{modified}", "modified Hounsfield unit")))
                .isEqualTo("HU_MOD");
    }
}
