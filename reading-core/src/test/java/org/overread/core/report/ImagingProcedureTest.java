package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CodedConcept;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.example.ExampleStudy;

class ImagingProcedureTest {

    @Test
    void isTheCodeThatTheSiteGaveTheProcedure() {
        Study study = ExampleStudy.ct();
        study.series()
                .get(0)
                .instances()
                .get(0)
                .header()
                .putItems(
                        Tag.ProcedureCodeSequence,
                        new DataSet()
                                .putString(Tag.CodeValue, Vr.SH, "CTTHX")
                                .putString(Tag.CodingSchemeDesignator, Vr.SH, "99HOSP")
                                .putString(Tag.CodeMeaning, Vr.LO, "CT Thorax nativ"));

        assertThat(ImagingProcedure.of(study)).isEqualTo(new CodedConcept("CTTHX", "99HOSP", "CT Thorax nativ"));
    }

    @Test
    void elseComesFromModalityAndBodyPart() {
        assertThat(of("CT", "CHEST").value()).isEqualTo("24627-2");
        assertThat(of("CT", "").value()).isEqualTo("25045-6");
        assertThat(of("MR", "brain").value()).isEqualTo("24590-2");
        assertThat(of("DX", "CHEST").value()).isEqualTo("363679005");
    }

    @Test
    void reportsBesideTheImagesSayNothingOfTheProcedure() {
        Study study = ExampleStudy.study(List.of(series("SR", ""), series("CT", "CHEST")));

        assertThat(ImagingProcedure.of(study).value()).isEqualTo("24627-2");
    }

    private static CodedConcept of(String modality, String bodyPart) {
        return ImagingProcedure.of(ExampleStudy.study(List.of(series(modality, bodyPart))));
    }

    private static Series series(String modality, String bodyPart) {
        return new Series("1.2.3", modality, Optional.empty(), "", bodyPart, List.of(), false, List.of());
    }
}
