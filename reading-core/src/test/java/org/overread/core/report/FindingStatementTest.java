package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.example.ExampleReport;

class FindingStatementTest {

    @Test
    void saysWhatWhereHowLargeAndWhoVerified() {
        assertThat(FindingStatement.of(ExampleReport.accepted(1)))
                .isEqualTo("Nodule, Right Lung, Diameter 17.2 mm, Volume 2.68 ml. Found by AI (Lung nodule reference"
                        + " 1.0.0; reference model, not for clinical use), accepted by the reader.");
        assertThat(FindingStatement.of(ExampleReport.modified(2)))
                .startsWith("Mass, Left Lung, Diameter 31 mm. Found by AI (")
                .endsWith("), modified by the reader.");
        assertThat(FindingStatement.of(ExampleReport.readersOwn(4)))
                .isEqualTo("Nodule, Lung, Diameter 6 mm. Found by the reader.");
    }

    @Test
    void numbersAreRoundedOnceForAllDocuments() {
        assertThat(number(Codes.DIAMETER, 5.95, Unit.MILLIMETRE)).isEqualTo("6");
        assertThat(number(Codes.DIAMETER, 5.94, Unit.MILLIMETRE)).isEqualTo("5.9");
        assertThat(number(Codes.VOLUME, 0.125, Unit.MILLILITRE)).isEqualTo("0.13");
        assertThat(number(Codes.VOLUME, 1200, Unit.MILLILITRE)).isEqualTo("1200");
        assertThat(number(new CodedConcept("112031", "DCM", "Attenuation Coefficient"), -123.456789, hounsfield()))
                .isEqualTo("-123.457");
    }

    @Test
    void certaintyIsStatedOnlyOfWhatTheModelWasCertainOf() {
        assertThat(ReportedNumber.certainty(ExampleReport.accepted(1)).orElseThrow())
                .hasToString("96");
        assertThat(ReportedNumber.certainty(ExampleReport.modified(2))).isEmpty();
        assertThat(ReportedNumber.certainty(ExampleReport.readersOwn(4))).isEmpty();
    }

    private static Unit hounsfield() {
        return new Unit("[hnsf'U]", "Hounsfield unit");
    }

    private static String number(CodedConcept quantity, double value, Unit unit) {
        return ReportedNumber.of(new Measurement(quantity, value, unit, Measurement.Source.MODEL))
                .toPlainString();
    }
}
