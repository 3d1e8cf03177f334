package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.image.Direction;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.hanging.KnownPriors;
import org.overread.viewer.reformatting.PlaneName;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.Viewport;

/**
 * Planes of a prior, alone and beside those of the study being read. The study is 100 HU brighter for every 3 mm towards the
 * head, the prior for every 1.5 mm (same frame of reference) or 5 mm (another one, 500 mm higher).
 */
@ExtendWith(VirtualScreen.class)
class PriorPlanesTest {
    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private Study prior;
    private ReadingBench bench;
    /** The slice that is not read before this opens: its volume is made later. */
    private final CountDownLatch slow = new CountDownLatch(1);

    private volatile String slowSlice = "";

    @BeforeEach
    void openWindow() {
        HangingSources sources = HangingSources.of(
                CompletableFuture.completedFuture(HangingProtocols.NONE), new HangingSources.PriorSource() {
                    @Override
                    public CompletableFuture<KnownPriors> of(Study current) {
                        return CompletableFuture.completedFuture(new KnownPriors(
                                List.of(WorklistStudy.of(prior, "/priors/1", Instant.EPOCH)), List.of()));
                    }

                    @Override
                    public CompletableFuture<Study> read(WorklistStudy line) {
                        return CompletableFuture.completedFuture(prior);
                    }
                });
        bench = new ReadingBench(
                WindowSettings.standard(this::read, ReadingBench.READER).with(sources), 1500, 900);
    }

    @AfterEach
    void closeWindow() {
        slow.countDown();
        bench.close();
    }

    @Test
    void planesOfOneFrameOfReferenceStandBesideEachOtherAtTheSamePlace() {
        openBoth(SyntheticSeries.FRAME_OF_REFERENCE, 0, 1.5);
        bench.read(() -> {
            room(0).moves().moveTo(new PatientPoint(-5, 5, 12));
            room(0).moves().turn(PlaneName.SAGITTAL, Math.toRadians(30));
            room(0).moves().turn(PlaneName.AXIAL, Math.toRadians(-17));
            return null;
        });
        settled();
        bench.picture("mpr-prior");
        for (PlaneName name : PlaneName.values()) {
            PlaneRequest left = shown(0, name);
            PlaneRequest right = shown(1, name);
            assertThat(right.plane().normal().dot(left.plane().normal())).isCloseTo(1, within(1e-9));
            assertThat(right.plane().pixelMm()).isEqualTo(left.plane().pixelMm());
            assertThat(right.plane().distanceMm(new PatientPoint(-5, 5, 12))).isCloseTo(0, within(1e-9));
            PatientPoint on = right.plane().toPatient(new ImagePoint(40, 30));
            PatientPoint there = right.plane().toPatient(right.plane().toImage(new PatientPoint(-8, 2, 12)));
            assertThat(left.plane().toPatient(new ImagePoint(40, 30)).distanceTo(on))
                    .as("the same pixel is the same place")
                    .isLessThan(1e-9);
            assertThat((double) left.volume().value(there)).isCloseTo(100 * there.z() / 3, within(0.01));
            assertThat((double) right.volume().value(there)).isCloseTo(100 * there.z() / 1.5, within(0.01));
            assertThat(texts(1, name)).contains("PRIOR", "oblique", "linked by position");
            assertThat(texts(0, name)).doesNotContain("PRIOR").contains("linked by position");
        }
    }

    @Test
    void whatIsDoneToThePriorIsDoneToTheStudyAndBeyondItsEndItIsSaid() {
        openBoth(SyntheticSeries.FRAME_OF_REFERENCE, 0, 1.5);
        bench.read(() -> {
            pane(1, PlaneName.AXIAL).activate();
            return null;
        });
        bench.keys(KeyCode.SHIFT, KeyCode.UP);
        bench.keys(KeyCode.SHIFT, KeyCode.UP);
        bench.keys(KeyCode.DIGIT2);
        settled();
        assertThat(texts(0, PlaneName.AXIAL))
                .contains("MIP 2.0 mm", "W 400  L 40  Mediastinum")
                .doesNotContain("PRIOR");
        assertThat(texts(1, PlaneName.AXIAL)).contains("MIP 2.0 mm", "W 400  L 40  Mediastinum");
        bench.read(() -> {
            room(0).moves().moveTo(new PatientPoint(0, 0, 57));
            return null;
        });
        settled();
        assertThat(texts(1, PlaneName.CORONAL)).contains("does not reach there");
        assertThat(centre(1).z()).as("the prior's last slice").isEqualTo(28.5);
    }

    @Test
    void ofAnotherFrameOfReferenceTheyGoByTheDistanceThatTheyHadAndSayIt() {
        openBoth("1.2.840.99.7", 500, 5);
        PatientPoint from = centre(0);
        PatientPoint to = centre(1);
        assertThat(texts(0, PlaneName.AXIAL))
                .contains("linked by distance, offset", "H " + offset(to.z() - from.z()) + " mm");
        bench.read(() -> {
            room(0).moves().moveTo(new PatientPoint(from.x() + 2, from.y() - 3, from.z() + 15));
            return null;
        });
        settled();
        bench.picture("mpr-prior-offset");
        assertThat(centre(1).distanceTo(new PatientPoint(to.x() + 2, to.y() - 3, to.z() + 15)))
                .isLessThan(1e-9);
        bench.keys(KeyCode.Y);
        assertThat(texts(1, PlaneName.AXIAL)).contains("not linked");
        PatientPoint left = centre(1);
        bench.keys(KeyCode.DOWN);
        settled();
        assertThat(centre(1)).isEqualTo(left);
        bench.keys(KeyCode.Y);
        bench.keys(KeyCode.DOWN);
        settled();
        assertThat(centre(1).z() - left.z())
                .as("one step of the study, from where it was linked anew")
                .isCloseTo(3, within(1e-9));
    }

    @Test
    void ofAPriorAloneThePlanesAreMarkedAndNothingIsDrawnOnThem() {
        openBoth(SyntheticSeries.FRAME_OF_REFERENCE, 0, 1.5);
        bench.keys(KeyCode.F7);
        bench.keys(KeyCode.TAB);
        bench.keys(KeyCode.F6);
        bench.keys(KeyCode.F7);
        await(() -> rooms() == 1);
        settled();
        bench.picture("mpr-prior-alone");
        assertThat(texts(0, PlaneName.AXIAL)).contains("PRIOR", "MPR  axial");
        bench.keys(KeyCode.L);
        assertThat(bench.texts()).contains("Nothing is drawn or measured on a prior");
        PlanePane pane = bench.read(() -> pane(0, PlaneName.AXIAL));
        Point2D place = bench.read(() -> pane.localToScene(pane.getWidth() / 2, pane.getHeight() / 2));
        bench.mouseTo(place.getX(), place.getY());
        bench.mouse(robot -> {
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(robot.getMouseX() + 60, robot.getMouseY() + 30);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        assertThat(bench.read(() -> bench.annotations.all())).isEmpty();
        bench.keys(KeyCode.ESCAPE);
        assertThat(rooms()).isZero();
    }

    @Test
    void theImageThatWasClickedBeforeThePriorsPlanesCameKeepsTheKeys() {
        openOneAfterTheOther("1.2.7.3.2");
        PaintedFrame seen = bench.read(() -> bench.seen.viewport().painted().orElseThrow());
        bench.keys(KeyCode.DOWN);
        assertThat(bench.read(() ->
                        bench.seen.viewport().painted().orElseThrow().request().frame()))
                .as("the key went to the image")
                .isNotEqualTo(seen.request().frame());
    }

    @Test
    void theImageThatWasClickedBeforeTheStudysOwnPlanesCameKeepsTheKeys() {
        openOneAfterTheOther("1.2.3.20");
        assertThat(bench.read(() -> bench.seen.planes().flatMap(PlaneRoom::active)))
                .isEmpty();
    }

    /** The reader clicks the image while one of both is being read. */
    private void openOneAfterTheOther(String late) {
        slowSlice = late;
        openImages(SyntheticSeries.FRAME_OF_REFERENCE, 0, 1.5);
        bench.keys(KeyCode.F7);
        await(() -> rooms() == 1);
        settled();
        Viewport image = bench.read(() -> bench.seen.viewport());
        Point2D place = bench.read(() -> image.localToScene(image.getWidth() / 2, image.getHeight() / 2));
        bench.mouseTo(place.getX(), place.getY());
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        assertThat(bench.read(() -> bench.seen.viewports().takesKeys())).isTrue();
        slow.countDown();
        await(() -> rooms() == 2);
        settled();
        assertThat(bench.read(() -> bench.seen.viewports().takesKeys())).isTrue();
    }

    private GreyFrame read(Instance instance, int frame) {
        if (instance.sopInstanceUid().equals(slowSlice)) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return SyntheticSeries.read(instance, frame);
    }

    /** The study and its prior side by side, and their planes. */
    private void openBoth(String frameOfReference, double z, double step) {
        openImages(frameOfReference, z, step);
        bench.keys(KeyCode.F7);
        await(() -> rooms() == 2);
        settled();
    }

    private void openImages(String frameOfReference, double z, double step) {
        prior = prior(frameOfReference, z, step);
        bench.open(ReadingBench.study(chest));
        bench.settle();
        await(() -> !bench.seen.hanging().priors().known().isEmpty());
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        await(() -> bench.seen.viewports().viewports().size() == 2);
        bench.settle();
    }

    private static Study prior(String frameOfReference, double z, double step) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            String sop = "1.2.7.3." + (k + 1);
            ImagePlane plane = new ImagePlane(
                    frameOfReference,
                    new PatientPoint(-22, -22, z + step * k),
                    new Direction(1, 0, 0),
                    new Direction(0, 1, 0),
                    new PixelSpacing(0.7, 0.7, PixelSpacing.Origin.PIXEL_SPACING));
            instances.add(new Instance(
                    Path.of(sop + ".dcm"),
                    "1.2.840.10008.1.2.1",
                    sop,
                    "1.2.840.10008.5.1.4.1.1.2",
                    1,
                    Optional.of(plane),
                    SyntheticSeries.instance(sop, k, "MONOCHROME2").header()));
        }
        Series series =
                new Series("1.2.7.3", "CT", Optional.of(3), "Chest before", "CHEST", instances, true, List.of());
        Study now = ReadingBench.study(series);
        return new Study(
                "1.2.7",
                now.patient(),
                Optional.of("20090101"),
                now.time(),
                now.accessionNumber(),
                now.studyId(),
                now.description(),
                now.referringPhysician(),
                now.series());
    }

    private static String offset(double mm) {
        return String.format(Locale.ROOT, "%.1f", mm);
    }

    private int rooms() {
        return bench.read(() -> bench.seen.planeRooms().rooms().size());
    }

    private PlaneRoom room(int number) {
        return bench.seen.planeRooms().rooms().get(number);
    }

    private PlanePane pane(int room, PlaneName name) {
        return room(room).panes().get(name.ordinal());
    }

    private PatientPoint centre(int room) {
        return bench.read(() -> room(room).scene().crosshair().centre());
    }

    private PlaneRequest shown(int room, PlaneName name) {
        return bench.read(() -> pane(room, name).shown().orElseThrow());
    }

    private String texts(int room, PlaneName name) {
        return bench.read(() -> pane(room, name).writtenTexts());
    }

    private void settled() {
        VirtualScreen.await(bench.read(() -> bench.seen.planeRooms().whenPainted()));
        bench.settle();
    }

    private void await(Callable<Boolean> there) {
        for (int i = 0; i < 400 && !bench.read(there); i++) {
            bench.settle();
        }
        assertThat(bench.read(there)).isTrue();
    }
}
