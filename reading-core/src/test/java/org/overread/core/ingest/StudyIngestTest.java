package org.overread.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Slices;
import org.overread.core.study.Study;

class StudyIngestTest {
    @TempDir
    Path folder;

    private IngestResult ingest() throws IOException, InterruptedException {
        return new StudyIngest().ingest(List.of(folder), (done, total) -> {});
    }

    private Series onlySeries() throws IOException, InterruptedException {
        IngestResult result = ingest();
        assertThat(result.studies()).hasSize(1);
        assertThat(result.studies().get(0).series()).hasSize(1);
        return result.studies().get(0).series().get(0);
    }

    private void put(DataSet dataSet, String name) throws IOException {
        Slices.write(dataSet, folder.resolve(name));
    }

    private static List<Double> heights(Series series) {
        return series.instances().stream()
                .map(instance ->
                        instance.plane().orElseThrow().firstPixelCentre().z())
                .toList();
    }

    @Test
    void pixelsOfEveryKindWithoutASizeAreNamedAndNotMissedInSilence() throws Exception {
        put(Slices.axial(1, 0).putInteger(Tag.Rows, Vr.US), "empty");
        put(Slices.axial(2, 2).putInteger(Tag.Columns, Vr.US, 0), "none");
        DataSet real = Slices.axial(3, 4);
        real.remove(Tag.PixelData);
        real.remove(Tag.Rows);
        put(real.putBytes(Tag.FloatPixelData, Vr.OF, new byte[48]), "real");
        assertThat(ingest().quarantined())
                .extracting(Quarantined::reason)
                .containsExactlyInAnyOrder(
                        "pixel data without Rows (0028,0010)",
                        "pixel data without Columns (0028,0011)",
                        "pixel data without Rows (0028,0010)");
    }

    @Test
    void slicesAreOrderedByPositionWhateverTheirNamesAndNumbers() throws Exception {
        List<Integer> names = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(names, new Random(7));
        for (int i = 0; i < 8; i++) {
            put(Slices.axial(8 - i, -30 + 2.5 * i), "sub" + i % 3 + "/deeper/" + names.get(i));
        }

        Series series = onlySeries();

        assertThat(heights(series)).containsExactly(-30.0, -27.5, -25.0, -22.5, -20.0, -17.5, -15.0, -12.5);
        assertThat(series.volumetric()).isTrue();
        assertThat(series.warnings()).isEmpty();
        assertThat(series.frames()).isEqualTo(8);
    }

    @Test
    void aMissingSliceIsSaidAndIsNoVolume() throws Exception {
        for (int i : new int[] {0, 1, 2, 4, 5}) {
            put(Slices.axial(i, 3 * i), "i" + i);
        }

        Series series = onlySeries();

        assertThat(series.volumetric()).isFalse();
        assertThat(series.warnings())
                .containsExactly("1 slice is missing between 6.0 and 12.0 mm from the first slice");
    }

    @Test
    void twoImagesAtOnePlaceAreSaid() throws Exception {
        for (int i = 0; i < 4; i++) {
            put(Slices.axial(i, 3 * i), "i" + i);
        }
        put(Slices.axial(9, 3), "again");

        assertThat(onlySeries().volumetric()).isFalse();
        assertThat(onlySeries().warnings()).singleElement().asString().startsWith("1 image lies where another");
    }

    @Test
    void gantryTiltIsSaidWithItsAngle() throws Exception {
        double tilt = Math.toRadians(15);
        for (int i = 0; i < 5; i++) {
            put(
                    Slices.axial(i, 3 * i)
                            .putDecimal(Tag.ImagePositionPatient, -10, -20, 3 * i)
                            .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, Math.cos(tilt), Math.sin(tilt)),
                    "i" + i);
        }

        assertThat(onlySeries().volumetric()).isFalse();
        assertThat(onlySeries().warnings()).containsExactly("slices are stacked at an angle of 15.0° (gantry tilt)");
    }

    @Test
    void unevenSpacingMixedSizesAndMixedOrientationsAreSaid() throws Exception {
        double[] heights = {0, 3, 6, 9.6, 12};
        for (int i = 0; i < heights.length; i++) {
            put(Slices.axial(i, heights[i]), "uneven/" + i);
            put(
                    Slices.axial(10 + i, 3 * i)
                            .putString(Tag.SeriesInstanceUID, Vr.UI, "2.1")
                            .putInteger(Tag.Columns, Vr.US, i == 2 ? 2 : 4),
                    "sizes/" + i);
            put(
                    Slices.axial(20 + i, 3 * i)
                            .putString(Tag.SeriesInstanceUID, Vr.UI, "2.2")
                            .putDecimal(
                                    Tag.ImageOrientationPatient,
                                    i == 2 ? new double[] {1, 0, 0, 0, 0, -1} : new double[] {1, 0, 0, 0, 1, 0}),
                    "orientations/" + i);
            put(
                    Slices.axial(30 + i, 3 * i)
                            .putString(Tag.SeriesInstanceUID, Vr.UI, "2.3")
                            .putString(Tag.FrameOfReferenceUID, Vr.UI, i == 2 ? "1.4.1" : "1.4"),
                    "frames/" + i);
        }

        List<Series> series = ingest().studies().get(0).series();

        assertThat(series).extracting(Series::seriesInstanceUid).containsExactly("1.2", "2.1", "2.2", "2.3");
        assertThat(series).noneMatch(Series::volumetric);
        assertThat(series)
                .extracting(one -> String.join("; ", one.warnings()))
                .containsExactly(
                        "uneven slice spacing, 2.40 to 3.60 mm",
                        "images of 2 sizes; 4 x 3: 1 slice is missing between 3.0 and 9.0 mm from the first slice",
                        "images of 2 orientations; axial: 1 slice is missing between 3.0 and 9.0 mm from the first slice",
                        "images of 2 frames of reference; frame of reference 1: 1 slice is missing between 3.0 and"
                                + " 9.0 mm from the first slice");
    }

    @Test
    void positionsWrittenToOneDecimalAreStillEven() throws Exception {
        for (int i = 0; i < 12; i++) {
            put(Slices.axial(i, Math.round(6.25 * i) / 10.0), "i" + i);
        }

        assertThat(onlySeries().warnings()).isEmpty();
        assertThat(onlySeries().volumetric()).isTrue();
    }

    @Test
    void instancesTakenTwiceCountAsDuplicates() throws Exception {
        put(Slices.axial(1, 0), "a");
        put(Slices.axial(2, 1), "b");
        put(Slices.axial(1, 0), "copies/a");

        assertThat(ingest().duplicates()).isEqualTo(1);
        assertThat(onlySeries().instances()).hasSize(2);
        assertThat(onlySeries().warnings()).isEmpty();
    }

    @Test
    void brokenAndForeignFilesAreQuarantinedWithTheirReasonAndLeftWhereTheyAre() throws Exception {
        byte[] whole = DicomWriter.toBytes(Slices.axial(1, 0));
        Files.write(folder.resolve("good"), whole);
        Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 5));
        Files.writeString(folder.resolve("notes.txt"), "read me");
        Files.createFile(folder.resolve("empty"));
        put(Slices.axial(2, 0).remove(Tag.StudyInstanceUID), "studyless");

        IngestResult result = ingest();

        assertThat(result.studies()).hasSize(1);
        assertThat(result.quarantined())
                .extracting(one -> one.file().getFileName().toString(), Quarantined::kind)
                .containsExactlyInAnyOrder(
                        tuple("cut", Kind.TRUNCATED),
                        tuple("notes.txt", Kind.NOT_DICOM),
                        tuple("empty", Kind.NOT_DICOM),
                        tuple("studyless", Kind.MISSING_ATTRIBUTE));
        assertThat(result.quarantined()).allSatisfy(one -> {
            assertThat(one.reason())
                    .isNotBlank()
                    .doesNotContain("DOE")
                    .doesNotContain("P1")
                    .doesNotContain("\n");
            assertThat(one.file()).exists();
        });
    }

    @Test
    void aPathThatIsNotThereIsQuarantined() throws Exception {
        IngestResult result = new StudyIngest().ingest(List.of(folder.resolve("nowhere")), (done, total) -> {});

        assertThat(result.studies()).isEmpty();
        assertThat(result.quarantined())
                .singleElement()
                .extracting(Quarantined::kind)
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void loopsOfLinksEnd() throws Exception {
        put(Slices.axial(1, 0), "sub/one");
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("sub/dangling"), folder.resolve("gone"));

        assertThat(onlySeries().instances()).hasSize(1);
    }

    @Test
    void dicomdirIsPassedOver() throws Exception {
        Path dicomdir = TestData.path("dicom/pydicom/test_files__dicomdirDICOMDIR");
        Files.copy(dicomdir, folder.resolve("DICOMDIR"));
        put(Slices.axial(1, 0), "one");

        assertThat(ingest().quarantined()).isEmpty();
        assertThat(onlySeries().instances()).hasSize(1);
    }

    @Test
    void twoPatientsInOneStudyUidAreNeverPutTogether() throws Exception {
        put(Slices.axial(1, 0), "one");
        put(Slices.axial(2, 3).putString(Tag.PatientID, Vr.LO, "P2"), "other");

        List<Study> studies = ingest().studies();

        assertThat(studies).hasSize(2).extracting(study -> study.patient().id()).containsExactlyInAnyOrder("P1", "P2");
        assertThat(studies).allSatisfy(study -> {
            assertThat(study.series()).singleElement();
            assertThat(study.series().get(0).instances()).hasSize(1);
            assertThat(study.series().get(0).warnings())
                    .anyMatch(warning -> warning.startsWith("conflicting patient identity"));
        });
    }

    @Test
    void oneIdWithTwoNamesIsSaidButSpellingIsNot() throws Exception {
        put(Slices.axial(1, 0).putString(Tag.PatientName, Vr.PN, "Doe^Jane^"), "one");
        put(Slices.axial(2, 3).remove(Tag.PatientID), "two");
        assertThat(onlySeries().warnings()).isEmpty();

        put(Slices.axial(3, 6).putString(Tag.PatientName, Vr.PN, "ROE^RICHARD"), "three");
        assertThat(onlySeries().warnings())
                .contains("conflicting patient identity: instances of this study differ in Patient's Name");
    }

    @Test
    void objectsWithoutImageAreSeriesBehindTheImages() throws Exception {
        put(
                new DataSet()
                        .putString(Tag.SOPClassUID, Vr.UI, SopClass.COMPREHENSIVE_3D_SR)
                        .putString(Tag.SOPInstanceUID, Vr.UI, "1.9")
                        .putString(Tag.StudyInstanceUID, Vr.UI, "1.1")
                        .putString(Tag.SeriesInstanceUID, Vr.UI, "1.0")
                        .putString(Tag.SeriesNumber, Vr.IS, "1")
                        .putString(Tag.PatientID, Vr.LO, "P1")
                        .putString(Tag.Modality, Vr.CS, "SR"),
                "sr");
        put(Slices.axial(1, 0).putString(Tag.SeriesNumber, Vr.IS, "5"), "ct");

        List<Series> series = ingest().studies().get(0).series();

        assertThat(series).extracting(Series::modality).containsExactly("CT", "SR");
        assertThat(series.get(1).frames()).isZero();
    }

    @Test
    void progressRisesToTheNumberOfFiles() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(Slices.axial(i, i), "i" + i);
        }
        List<Integer> seen = new ArrayList<>();
        new StudyIngest().ingest(List.of(folder), (done, total) -> seen.add(done * 10 + total));

        assertThat(seen).containsExactly(15, 25, 35, 45, 55);
    }

    @Test
    void theChestCtIsOneVolume() throws Exception {
        IngestResult result = new StudyIngest().ingest(List.of(TestData.path("ct-chest")), (done, total) -> {});

        assertThat(result.quarantined()).isEmpty();
        Series series = result.studies().get(0).series().get(0);
        assertThat(series.frames()).isEqualTo(99);
        assertThat(series.volumetric()).isTrue();
        assertThat(series.warnings()).isEmpty();
        assertThat(heights(series)).startsWith(-288.0, -285.0).endsWith(6.0);
        assertThat(series.instances()).extracting(Instance::frames).containsOnly(1);
    }
}
