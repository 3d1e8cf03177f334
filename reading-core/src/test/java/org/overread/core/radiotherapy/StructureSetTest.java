package org.overread.core.radiotherapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Rgb;
import org.overread.core.study.Instance;

class StructureSetTest {

    private static Instance asFile(DataSet dataSet) throws IOException {
        return Instance.of(Path.of("rtss.dcm"), DicomReader.read(DicomWriter.toBytes(dataSet)));
    }

    private static ImagePlane axial(String frameOfReference, double z) {
        return new ImagePlane(
                frameOfReference,
                new PatientPoint(-100, -100, z),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new PixelSpacing(2, 1, PixelSpacing.Origin.PIXEL_SPACING));
    }

    private static DataSet contour(String type, int points, String... coordinates) {
        return new DataSet()
                .putString(Tag.ContourGeometricType, Vr.CS, type)
                .putString(Tag.NumberOfContourPoints, Vr.IS, Integer.toString(points))
                .putString(Tag.ContourData, Vr.DS, coordinates);
    }

    private static DataSet structureSet(DataSet... contours) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.RT_STRUCTURE_SET)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.8")
                .putString(Tag.StructureSetLabel, Vr.SH, "made")
                .putItems(
                        Tag.StructureSetROISequence,
                        new DataSet()
                                .putString(Tag.ROINumber, Vr.IS, "3")
                                .putString(Tag.ROIName, Vr.LO, "liver")
                                .putString(Tag.ReferencedFrameOfReferenceUID, Vr.UI, "2.25.4"))
                .putItems(
                        Tag.ROIContourSequence,
                        new DataSet()
                                .putString(Tag.ReferencedROINumber, Vr.IS, "3")
                                .putItems(Tag.ContourSequence, contours));
    }

    @Test
    void realStructureSetIsReadInFull() throws IOException {
        Path file = TestData.path("dicom/pydicom/test_files__rtstruct.dcm");
        StructureSet set = StructureSet.of(Instance.of(file, DicomReader.read(file)));

        assertThat(set.label()).contains("sep30");
        assertThat(set.regions()).extracting(RegionOfInterest::number).containsExactly(1, 2, 3);
        RegionOfInterest patient = set.region(1).orElseThrow();
        assertThat(patient.name()).contains("patient");
        assertThat(patient.colour()).contains(new Rgb(220, 160, 120));
        assertThat(patient.volumeCm3()).hasValue(49200);
        assertThat(patient.observations().get(0).interpretedType()).contains("EXTERNAL");
        assertThat(set.region(2).orElseThrow().observations().get(0).interpretedType())
                .contains("ISOCENTER");
        assertThat(patient.contours())
                .extracting(contour -> contour.points().size())
                .containsExactly(5, 6, 6);
        assertThat(patient.contours().get(0).points().get(1)).isEqualTo(new PatientPoint(-200, -150, -200));
        assertThat(patient.contours().get(0).areaMm2().orElseThrow()).isCloseTo(400 * 300, within(1e-6));
        assertThat(set.region(3).orElseThrow().contours().get(0).type()).isEqualTo(ContourType.POINT);
        StructureSet.ReferencedFrame referenced = set.referenced().get(0);
        assertThat(referenced.frameOfReferenceUid())
                .isEqualTo(patient.frameOfReferenceUid().orElseThrow());
        assertThat(referenced.studies().get(0).series().get(0).seriesInstanceUid())
                .endsWith(".2.1.1");
        assertThat(set.warnings()).isEmpty();

        ImagePlane plane = axial(referenced.frameOfReferenceUid(), -190.02);
        assertThat(patient.on(plane, 0.1)).hasSize(1);
        assertThat(patient.on(plane, 0.1).get(0).points().get(1)).isEqualTo(new ImagePoint(300.5, -24.5));
        assertThat(patient.on(plane, 0.01)).isEmpty();
    }

    @Test
    void everyKindOfContourIsRead() throws IOException {
        StructureSet set = StructureSet.of(asFile(structureSet(
                contour("POINT", 1, "1", "2", "3"),
                contour("OPEN_PLANAR", 2, "0", "0", "0", "1", "0", "0"),
                contour("OPEN_NONPLANAR", 3, "0", "0", "0", "1", "0", "0", "1", "1", "1"),
                contour("CLOSED_PLANAR", 3, "0", "0", "0", "4", "0", "0", "0", "3", "0"),
                contour("CLOSEDPLANAR_XOR", 3, "0", "0", "0", "4", "0", "0", "0", "3", "0"))));
        RegionOfInterest region = set.regions().get(0);

        assertThat(region.contours()).extracting(Contour::type).containsExactly(ContourType.values());
        assertThat(region.contours().get(3).areaMm2()).hasValue(6);
        assertThat(region.contours().get(1).areaMm2()).isEmpty();
        assertThat(region.on(axial("2.25.4", 0), 0.1)).hasSize(3);
        assertThat(region.on(axial("2.25.5", 0), 0.1))
                .as("in another frame of reference")
                .isEmpty();
        assertThat(region.comparableWith(axial("2.25.5", 0))).isFalse();
    }

    @Test
    void keyholeTakesTheHoleOutOfTheArea() throws IOException {
        // a square of 10 mm with a hole of 4 mm, reached from its first corner and left the same way
        String[] keyhole = "0 0 5 10 0 5 10 10 5 0 10 5 0 0 5 3 3 5 3 7 5 7 7 5 7 3 5 3 3 5".split(" ");
        Contour contour = StructureSet.of(asFile(structureSet(contour("CLOSED_PLANAR", 10, keyhole))))
                .regions()
                .get(0)
                .contours()
                .get(0);

        assertThat(contour.areaMm2().orElseThrow()).isCloseTo(84, within(1e-9));
        assertThat(contour.liesOn(axial("2.25.4", 5), 0.01)).isTrue();
    }

    @Test
    void damagedContoursAreNamedAndTheRestIsRead() throws IOException {
        DataSet withoutType = contour("", 1, "1", "2", "3").remove(Tag.ContourGeometricType);
        StructureSet set = StructureSet.of(asFile(structureSet(
                contour("CLOSED_PLANAR", 4, "0", "0", "0", "4", "0", "0", "0", "3", "0"),
                contour("CLOSED_PLANAR", 1, "NaN", "0", "0"),
                contour("POINT", 1, "1", "2", "3"),
                withoutType,
                contour("CLOSED_PLANAR", 1).remove(Tag.ContourData))));

        assertThat(set.regions().get(0).contours()).hasSize(1);
        assertThat(set.regions().get(0).contours().get(0).points()).containsExactly(new PatientPoint(1, 2, 3));
        assertThat(set.warnings())
                .containsExactly(
                        "region 3, contour 1: 9 values in ContourData (3006,0050) for 4 points",
                        "region 3, contour 2: ContourData (3006,0050) holds what is no number",
                        "region 3, contour 4: no ContourGeometricType (3006,0042)",
                        "region 3, contour 5: no ContourData (3006,0050)");
    }

    @Test
    void regionsAreToldApartByNumber() throws IOException {
        DataSet set = structureSet();
        DataSet roi = set.items(Tag.StructureSetROISequence).get(0);
        assertThatThrownBy(() -> StructureSet.of(asFile(set.putItems(Tag.StructureSetROISequence, roi, roi))))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        assertThatThrownBy(() -> StructureSet.of(asFile(structureSet().remove(Tag.StructureSetROISequence))))
                .hasMessage("no StructureSetROISequence (3006,0020)");
        DataSet stray = structureSet();
        stray.items(Tag.ROIContourSequence).get(0).putString(Tag.ReferencedROINumber, Vr.IS, "9");
        assertThat(StructureSet.of(asFile(stray)).warnings())
                .containsExactly("contours of region 9, which is not described");
    }

    @Test
    void manyContoursTakeMemoryInProportion() throws IOException {
        DataSet[] contours = new DataSet[20_000];
        Arrays.setAll(contours, i -> contour("POINT", 1, "1", "2", Integer.toString(i)));

        assertThat(StructureSet.of(asFile(structureSet(contours)))
                        .regions()
                        .get(0)
                        .contours())
                .hasSize(20_000);
    }
}
