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
import org.overread.core.dicom.SopClass;
import org.overread.core.image.FrameRef;
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
        assertThat(bench.read(() -> bench.seen.measuring().items().getFirst().frame()))
                .as("the list leads to the nearest image")
                .isEqualTo(new FrameRef(chest.instances().get(6).sopInstanceUid(), 1));
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

    @Test
    void theVolumeOfASegmentIsListedWithItsSourceAndItsReport() {
        bench.open(ReadingBench.study(
                chest,
                ReportElsewhere.volume("1.2.10", "Left lower lobe", "12.35", "1.2.777.1", 2),
                new Series(
                        "1.2.777",
                        "SEG",
                        Optional.of(7),
                        "Lobe tool",
                        "",
                        List.of(new Instance(
                                Path.of("seg.dcm"),
                                "1.2.840.10008.1.2.1",
                                "1.2.777.1",
                                SopClass.SEGMENTATION,
                                0,
                                Optional.empty(),
                                new DataSet())),
                        false,
                        List.of()),
                ReportElsewhere.volume("1.2.11", "Liver", "1500", "1.2.999.1", 1)));
        await(() -> listed().contains("Left lower lobe"));
        assertThat(listed())
                .contains("Left lower lobe", "Volume 12.4 ml  ·  segment 2 of Lobe tool  ·  OTH")
                .contains("Liver", "Volume 1500 ml  ·  segment 1 of a segmentation");
        bench.picture("measured-elsewhere-volume");
    }

    private String listed() {
        return ReadingBench.writtenIn(bench.stage(), ".measurement-list .text");
    }

    private static Series report(String uid, String frameOfReference, String label) {
        return ReportElsewhere.of(
                uid,
                label,
                ReportElsewhere.length("23.3", frameOfReference, FROM, TO),
                ReportElsewhere.area("216", frameOfReference, UPRIGHT));
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
