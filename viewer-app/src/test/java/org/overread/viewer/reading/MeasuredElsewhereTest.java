package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.measuring.DrawnItem;
import org.overread.viewer.reformatting.PlaneName;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.SyntheticSeries;

/** Another system's measurements in patient coordinates are seen on the images and planes that they lie on, and nowhere else. */
@ExtendWith(VirtualScreen.class)
class MeasuredElsewhereTest {
    private static final PatientPoint FROM = new PatientPoint(-12, 4, 18.4);
    private static final PatientPoint TO = new PatientPoint(9, -6, 17.8);
    /** On no slice: it goes through four of them. */
    private static final PatientPoint[] UPRIGHT = {
        new PatientPoint(-10, 3, 12),
        new PatientPoint(8, 3, 12),
        new PatientPoint(8, 3, 24),
        new PatientPoint(-10, 3, 24)
    };

    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private ReadingBench bench;

    @BeforeEach
    void openStudy() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
        bench.open(ReadingBench.study(
                chest,
                report("1.2.8", SyntheticSeries.FRAME_OF_REFERENCE, "Elsewhere"),
                report("1.2.9", "1.2.840.99.55", "In another space")));
        await(() -> bench.seen.measuring().items().size() == 2);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aLengthIsSeenOnTheSliceThatItLiesOnWithTheNumberOfItsReport() {
        scrollTo(6);
        List<DrawnItem> painted = bench.read(() -> bench.seen.drawn(bench.seen.viewport()));
        assertThat(painted).hasSize(1);
        DrawnItem length = painted.getFirst();
        ImagePlane plane = chest.instances().get(6).plane().orElseThrow();
        for (int end = 0; end < 2; end++) {
            PatientPoint wanted = end == 0 ? FROM : TO;
            PatientPoint drawn = plane.toPatient(length.shape().points().get(end));
            assertThat(Math.hypot(drawn.x() - wanted.x(), drawn.y() - wanted.y()))
                    .isCloseTo(0, within(1e-3));
        }
        assertThat(length.values()).containsExactly("Length 23.3 mm");
        assertThat(length.author()).contains("OTHER", "unverified");
        assertThat(length.editable()).isFalse();
        bench.picture("measured-elsewhere");
        scrollTo(5);
        assertThat(bench.read(() -> bench.seen.drawn(bench.seen.viewport()))).isEmpty();
    }

    @Test
    void onPlanesItIsSeenWhereTheyPassThroughAllOfItAndTheListGoesThere() {
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        settled();
        PlanePane coronal =
                bench.read(() -> bench.seen.planes().orElseThrow().panes().get(PlaneName.CORONAL.ordinal()));
        assertThat(bench.read(() -> bench.seen.drawn(coronal))).isEmpty();
        bench.read(() -> {
            bench.seen.measuring().goTo(bench.seen.measuring().items().get(1));
            return null;
        });
        settled();
        bench.picture("measured-elsewhere-mpr");
        List<DrawnItem> painted = bench.read(() -> bench.seen.drawn(coronal));
        assertThat(painted).hasSize(1);
        DrawnItem outline = painted.getFirst();
        for (int i = 0; i < UPRIGHT.length; i++) {
            PatientPoint drawn = outline.plane()
                    .orElseThrow()
                    .toPatient(outline.shape().points().get(i));
            assertThat(drawn.distanceTo(UPRIGHT[i])).isLessThan(1e-3);
        }
        assertThat(bench.read(() -> coronal.writtenTexts())).contains("MPR  coronal");
        bench.keys(KeyCode.ESCAPE);
        for (int slice = 3; slice < 10; slice++) {
            scrollTo(slice);
            assertThat(bench.read(() -> bench.seen.drawn(bench.seen.viewport())))
                    .as("slice " + slice)
                    .hasSize(slice == 6 ? 1 : 0);
        }
    }

    // --- a report as another system writes it -----------------------------------------------------------------------

    private static Series report(String uid, String frameOfReference, String label) {
        DataSet length = number("410668003:SCT:Length", "23.3", "mm", scoord3d(frameOfReference, "POLYLINE", FROM, TO));
        DataSet area = number(
                "42798000:SCT:Area",
                "216",
                "mm2",
                scoord3d(frameOfReference, "POLYGON", UPRIGHT[0], UPRIGHT[1], UPRIGHT[2], UPRIGHT[3], UPRIGHT[0]));
        DataSet root = container("", "126000:DCM:Imaging Measurement Report")
                .putItems(
                        Tag.ContentSequence,
                        item("HAS OBS CONTEXT", "PNAME", "121008:DCM:Person Observer Name")
                                .putString(Tag.PersonName, Vr.PN, "OTHER^READER"),
                        container("CONTAINS", "126010:DCM:Imaging Measurements")
                                .putItems(Tag.ContentSequence, group(label, length), group(label, area)))
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.88.34")
                .putString(Tag.SOPInstanceUID, Vr.UI, uid + ".1")
                .putString(Tag.StudyInstanceUID, Vr.UI, ReadingBench.STUDY)
                .putString(Tag.SeriesInstanceUID, Vr.UI, uid)
                .putString(Tag.Modality, Vr.CS, "SR");
        Instance instance = new Instance(
                Path.of(uid + ".dcm"),
                "1.2.840.10008.1.2.1",
                uid + ".1",
                "1.2.840.10008.5.1.4.1.1.88.34",
                0,
                Optional.empty(),
                root);
        return new Series(uid, "SR", Optional.of(9), label, "", List.of(instance), false, List.of());
    }

    private static DataSet group(String label, DataSet number) {
        return container("CONTAINS", "125007:DCM:Measurement Group")
                .putItems(
                        Tag.ContentSequence,
                        item("HAS OBS CONTEXT", "TEXT", "112039:DCM:Tracking Identifier")
                                .putString(Tag.TextValue, Vr.UT, label),
                        number);
    }

    private static DataSet number(String name, String value, String unit, DataSet region) {
        return item("CONTAINS", "NUM", name)
                .putItems(
                        Tag.MeasuredValueSequence,
                        new DataSet()
                                .putString(Tag.NumericValue, Vr.DS, value)
                                .putItems(Tag.MeasurementUnitsCodeSequence, code(unit + ":UCUM:" + unit)))
                .putItems(Tag.ContentSequence, region);
    }

    private static DataSet scoord3d(String frameOfReference, String type, PatientPoint... points) {
        double[] data = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            data[3 * i] = points[i].x();
            data[3 * i + 1] = points[i].y();
            data[3 * i + 2] = points[i].z();
        }
        return item("INFERRED FROM", "SCOORD3D", "121055:DCM:Path")
                .putString(Tag.GraphicType, Vr.CS, type)
                .putString(Tag.ReferencedFrameOfReferenceUID, Vr.UI, frameOfReference)
                .putFloating(Tag.GraphicData, Vr.FL, data);
    }

    private static DataSet container(String relationship, String name) {
        return item(relationship, "CONTAINER", name);
    }

    private static DataSet item(String relationship, String type, String name) {
        DataSet item = new DataSet().putString(Tag.ValueType, Vr.CS, type);
        if (!relationship.isEmpty()) {
            item.putString(Tag.RelationshipType, Vr.CS, relationship);
        }
        return item.putItems(Tag.ConceptNameCodeSequence, code(name));
    }

    private static DataSet code(String code) {
        String[] parts = code.split(":");
        return new DataSet()
                .putString(Tag.CodeValue, Vr.SH, parts[0])
                .putString(Tag.CodingSchemeDesignator, Vr.SH, parts[1])
                .putString(Tag.CodeMeaning, Vr.LO, parts[2]);
    }

    private void scrollTo(int slice) {
        bench.read(() -> {
            bench.seen.viewport().scrollTo(slice);
            return null;
        });
        bench.settle();
    }

    private void settled() {
        VirtualScreen.await(bench.read(() -> bench.seen.planeRooms().whenPainted()));
        bench.settle();
    }

    private void await(Callable<Boolean> there) {
        for (int i = 0; i < 100 && !bench.read(there); i++) {
            bench.settle();
        }
        assertThat(bench.read(there)).isTrue();
    }
}
