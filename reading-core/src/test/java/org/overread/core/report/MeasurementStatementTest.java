package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.SampleShapes;
import org.overread.core.review.SampleReview;

class MeasurementStatementTest {

    @Test
    void smallNumbersAreNotReadAsNothing() {
        CodedConcept diffusion = new CodedConcept("113041", "DCM", "Apparent Diffusion Coefficient");
        Unit unit = new Unit("mm2/s", "square millimeter per second");
        assertThat(said(diffusion, 0.00123456, unit))
                .isEqualTo("Mean Apparent Diffusion Coefficient 0.00123 mm2/s. Measured by the reader.");
        assertThat(said(diffusion, -0.00098765, unit)).contains("-0.000988 mm2/s");
        assertThat(said(MeasurementCodes.ATTENUATION, 0.04, MeasurementCodes.HOUNSFIELD))
                .contains("0.0400 HU");
        assertThat(said(MeasurementCodes.ATTENUATION, 0, MeasurementCodes.HOUNSFIELD))
                .contains("0.0 HU");
        assertThat(said(MeasurementCodes.ATTENUATION, -104.27, MeasurementCodes.HOUNSFIELD))
                .contains("-104.3 HU");
    }

    private static String said(CodedConcept quantity, double value, Unit unit) {
        Measured number = new Measured(quantity, Optional.of(MeasurementCodes.MEAN), value, unit, Optional.empty());
        Annotation drawn = new Annotation(
                TrackingUid.create(),
                SampleShapes.PLACE,
                SampleShapes.line(1, 1, 2, 2),
                "",
                SampleReview.READER,
                SampleReview.NOW);
        return MeasurementStatement.of(new MeasuredAnnotation(drawn, List.of(number)));
    }
}
