package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.RealFrame;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.report.MeasurementReading;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.measuring.DrawnItem;
import org.overread.viewer.reformatting.PlaneName;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.SyntheticSeries;

/**
 * Planes of a map in floating point: (x − 2 y + 3 z + 500) · 10⁻⁶ mm²/s at a place x, y, z in mm, which its mapping gives in
 * µm²/s; a corner of it has no value.
 */
@ExtendWith(VirtualScreen.class)
class RealVolumePlanesTest {
    private static final int SLICES = 16;
    private static final int SIZE = SyntheticSeries.SIZE;
    private ReadingBench bench;

    @BeforeEach
    void openPlanes() {
        bench = new ReadingBench(RealVolumePlanesTest::read, 1400, 900);
        bench.open(ReadingBench.study(map()));
        bench.keys(KeyCode.F7);
        for (int i = 0; i < 40 && bench.read(() -> bench.seen.planes().isEmpty()); i++) {
            bench.settle();
        }
        assertThat(bench.read(() -> bench.seen.planes())).as(bench.texts()).isPresent();
        settled();
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void atThePointerStandTheNumberAndTheRealWorldValueWithItsUnit() {
        PatientPoint at = new PatientPoint(4.3, -7.1, 23.2);
        moveTo(at);
        bench.read(() -> {
            bench.seen.planes().orElseThrow().moves().turn(PlaneName.SAGITTAL, Math.toRadians(20));
            return null;
        });
        settled();
        PlanePane pane = pane(PlaneName.CORONAL);
        Point2D place = bench.read(() -> pane.localToScene(pane.view().toView(at)));
        bench.mouseTo(Math.round(place.getX()), Math.round(place.getY()));
        bench.picture("mpr-real");
        String said = bench.read(pane::writtenTexts);
        Matcher numbers = Pattern.compile("(0\\.000[0-9]+) .no unit. {2}· {2}[^0-9]*([0-9.]+) um2/s")
                .matcher(said);
        assertThat(numbers.find()).as(said).isTrue();
        // a pixel of the screen is a tenth of a millimetre and more
        assertThat(Double.parseDouble(numbers.group(1)) * 1e6).isCloseTo(value(at), within(1.5));
        assertThat(Double.parseDouble(numbers.group(2))).isCloseTo(value(at), within(1.5));
        moveTo(new PatientPoint(-20, -20, 23));
        PlanePane axial = pane(PlaneName.AXIAL);
        Point2D corner = bench.read(() -> axial.localToScene(axial.view().toView(new PatientPoint(-20, -20, 23))));
        bench.mouseTo(corner.getX(), corner.getY());
        assertThat(bench.read(axial::writtenTexts)).contains("no value");
    }

    @Test
    void aRegionOnAPlaneHasTheMeanOfTheRealWorldValues() {
        PatientPoint middle = new PatientPoint(4, -6, 24);
        moveTo(middle);
        bench.keys(KeyCode.SHIFT, KeyCode.E);
        PlanePane pane = pane(PlaneName.CORONAL);
        Point2D first = bench.read(() -> pane.localToScene(pane.view().toView(new PatientPoint(-4, -6, 30))));
        Point2D last = bench.read(() -> pane.localToScene(pane.view().toView(new PatientPoint(12, -6, 18))));
        bench.mouseTo(first.getX(), first.getY());
        bench.mouse(robot -> robot.mousePress(javafx.scene.input.MouseButton.PRIMARY));
        bench.mouseTo(last.getX(), last.getY());
        bench.mouse(robot -> robot.mouseRelease(javafx.scene.input.MouseButton.PRIMARY));
        for (int i = 0; i < 100 && !bench.read(() -> bench.seen.measuring().settled()); i++) {
            bench.settle();
        }
        DrawnItem region = bench.read(() -> bench.seen.drawn(pane)).getFirst();
        Matcher mean = Pattern.compile("mean ([0-9.]+).*um2/s").matcher(String.join(" ", region.values()));
        assertThat(mean.find()).as(region.values().toString()).isTrue();
        assertThat(Double.parseDouble(mean.group(1))).isCloseTo(value(middle), within(2.0));
        // without its pixels at hand, a report states its area alone; it is never refused
        List<MeasuredAnnotation> stated =
                MeasurementReading.of(ReadingBench.study(map()), bench.read(() -> bench.annotations.all()));
        assertThat(stated.getFirst().numbers().getFirst().value()).isCloseTo(Math.PI * 8 * 6, within(9.0));
    }

    // --- the map ----------------------------------------------------------------------------------------------------

    private static double value(PatientPoint at) {
        return at.x() - 2 * at.y() + 3 * at.z() + 500;
    }

    private static ImageFrame read(Instance instance, int frame) {
        String uid = instance.sopInstanceUid();
        int k = Integer.parseInt(uid.substring(uid.lastIndexOf('.') + 1)) - 1;
        double[] values = new double[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                PatientPoint at = SyntheticSeries.plane(k)
                        .firstPixelCentre()
                        .plus(0.7 * column, SyntheticSeries.plane(k).alongRow())
                        .plus(0.7 * row, SyntheticSeries.plane(k).alongColumn());
                values[row * SIZE + column] = column < 8 && row < 8 ? Double.NaN : value(at) * 1e-6;
            }
        }
        return new RealFrame(new FrameRef(uid, frame), SIZE, SIZE, values, "");
    }

    private static Series map() {
        DataSet unit = new DataSet()
                .putString(Tag.CodeValue, Vr.SH, "um2/s")
                .putString(Tag.CodingSchemeDesignator, Vr.SH, "UCUM")
                .putString(Tag.CodeMeaning, Vr.LO, "um2/s");
        DataSet mapping = new DataSet()
                .putString(Tag.LUTLabel, Vr.SH, "ADC")
                .putString(Tag.LUTExplanation, Vr.LO, "Apparent diffusion coefficient")
                .putFloating(Tag.DoubleFloatRealWorldValueFirstValueMapped, Vr.FD, 0)
                .putFloating(Tag.DoubleFloatRealWorldValueLastValueMapped, Vr.FD, 1)
                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 0)
                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 1e6)
                .putItems(Tag.MeasurementUnitsCodeSequence, unit);
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            String sop = "1.2.5." + (k + 1);
            DataSet header = new DataSet()
                    .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                    .putInteger(Tag.Rows, Vr.US, SIZE)
                    .putInteger(Tag.Columns, Vr.US, SIZE)
                    .putInteger(Tag.BitsAllocated, Vr.US, 64)
                    .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.30")
                    .putString(Tag.Modality, Vr.CS, "MR")
                    .putString(Tag.PixelSpacing, Vr.DS, "0.7", "0.7")
                    .putItems(Tag.RealWorldValueMappingSequence, mapping);
            instances.add(new Instance(
                    Path.of(sop + ".dcm"),
                    "1.2.840.10008.1.2.1",
                    sop,
                    "1.2.840.10008.5.1.4.1.1.30",
                    1,
                    Optional.of(SyntheticSeries.plane(k)),
                    header));
        }
        return new Series("1.2.5", "MR", Optional.of(4), "ADC map", "BRAIN", instances, true, List.of());
    }

    private PlanePane pane(PlaneName name) {
        return bench.read(() -> bench.seen.planes().orElseThrow().panes().get(name.ordinal()));
    }

    private void moveTo(PatientPoint point) {
        bench.read(() -> {
            bench.seen.planes().orElseThrow().moves().moveTo(point);
            return null;
        });
        settled();
    }

    private void settled() {
        VirtualScreen.await(bench.read(() -> bench.seen.planeRooms().whenPainted()));
        bench.settle();
    }
}
