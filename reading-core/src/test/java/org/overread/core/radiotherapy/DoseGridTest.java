package org.overread.core.radiotherapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Unit;
import org.overread.core.image.RealFrame;
import org.overread.core.study.Instance;

class DoseGridTest {

    private static Instance instance(String name) throws IOException {
        Path file = TestData.path("dicom/pydicom/" + name);
        return Instance.of(file, DicomReader.read(file));
    }

    /** Doses are pydicom's: pixel_array · DoseGridScaling. */
    @ParameterizedTest
    @ValueSource(strings = {"test_files__rtdose.dcm", "test_files__rtdose_expb.dcm", "test_files__rtdose_rle.dcm"})
    void dosesAreScaledAndRelativeOnesAreNoGray(String name) throws IOException {
        DoseGrid grid = DoseGrid.of(instance(name));

        assertThat(grid.unit()).isEqualTo(Unit.NONE);
        assertThat(grid.summation()).contains("BEAM");
        assertThat(grid.type()).contains("PHYSICAL");
        assertThat(grid.frames()).isEqualTo(15);
        assertThat(grid.plans().get(0).sopInstanceUid()).isEqualTo("1.2.123.456.78.9.0123.4567.89012345678901");
        RealFrame first = grid.doses(1);
        assertThat(first.value(0, 0)).isCloseTo(1.249, within(1e-12));
        assertThat(grid.doses(15).value(9, 9)).isCloseTo(0.799, within(1e-12));
        assertThat(first.unit()).isEqualTo("1");
        assertThat(first.ref().sopInstanceUid()).isEqualTo(grid.sopInstanceUid());
    }

    @Test
    void planesLieByTheirOffsets() throws IOException {
        DoseGrid grid = DoseGrid.of(instance("test_files__rtdose.dcm"));

        assertThat(grid.plane(1).orElseThrow().firstPixelCentre().z()).isEqualTo(-761.87);
        assertThat(grid.plane(15).orElseThrow().firstPixelCentre().z()).isCloseTo(-761.87 + 70, within(1e-9));
        assertThat(grid.plane(15).orElseThrow().firstPixelCentre().x()).isEqualTo(189.43125);
    }

    @Test
    void grayIsSaidByTheObjectAlone() throws IOException {
        Instance instance = instance("test_files__rtdose_1frame.dcm");
        instance.header().putString(Tag.DoseUnits, Vr.CS, "GY");
        assertThat(DoseGrid.of(instance).unit().ucum()).isEqualTo("Gy");

        DataSet header = instance.header();
        header.putString(Tag.DoseUnits, Vr.CS, "CGY");
        assertThatThrownBy(() -> DoseGrid.of(instance)).hasMessageContaining("DoseUnits (3004,0002)");
        header.remove(Tag.DoseUnits);
        assertThatThrownBy(() -> DoseGrid.of(instance)).hasMessage("no DoseUnits (3004,0002)");
        header.putString(Tag.DoseUnits, Vr.CS, "GY").remove(Tag.DoseGridScaling);
        assertThatThrownBy(() -> DoseGrid.of(instance)).hasMessage("no DoseGridScaling (3004,000E)");
    }

    @Test
    void planIsKnownByItsNameAndBeams() throws IOException {
        TreatmentPlan plan = TreatmentPlan.of(instance("test_files__rtplan.dcm"));

        assertThat(plan.label()).isEqualTo("Plan1");
        assertThat(plan.geometry()).contains("PATIENT");
        assertThat(plan.beams()).containsExactly(new TreatmentPlan.Beam(1, Optional.of("Field 1")));
        assertThat(plan.structureSets()).hasSize(1);
    }
}
