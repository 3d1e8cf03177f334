package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DicomException;
import org.overread.core.finding.Finding;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.Viewport;

/** The harm to catch: pixels of one frame under the number, the marks or the patient of another. */
@ExtendWith(VirtualScreen.class)
class WrongFrameTest {
    private static final Pattern SLICE = Pattern.compile("Slice (\\d+) /");

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private ReadingBench bench;

    @AfterEach
    void closeWindow() {
        gates.values().forEach(CountDownLatch::countDown);
        bench.close();
    }

    @Test
    void whileASliceIsSlowNoOtherStandsUnderItsNumber() throws Exception {
        gates.put("1.2.3.12", new CountDownLatch(1));
        bench = new ReadingBench(this::read, 1200, 800);
        bench.open(ReadingBench.study(chest));
        bench.script.press("Down").get();
        Thread.sleep(600);
        assertThat(bench.texts()).contains("Loading slice 12").doesNotContain("Slice 11 /");
        assertThat(greyOfBackground()).as("nothing of slice 11 is left").isZero();
        gates.get("1.2.3.12").countDown();
        bench.settle();
        assertConsistent(11);
    }

    @Test
    void inAFastScrollEveryPictureIsThatOfItsNumber() {
        bench = new ReadingBench(this::readSlowly, 1200, 800);
        bench.open(ReadingBench.study(chest));
        bench.script.press("Home");
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            bench.script.press(i < 30 ? "Down" : "Up");
            seen.add(assertConsistentNow());
        }
        assertThat(seen.stream().distinct().count())
                .as("slices seen on the way")
                .isGreaterThan(3);
    }

    @Test
    void aSliceThatCannotBeReadSaysSoAndIsNotShownAsAnother() {
        bench = new ReadingBench(this::readAllButSlice12, 1200, 800);
        bench.open(ReadingBench.study(chest));
        Finding onUnreadable = ReadingBench.onSlice(1, chest, 11, new ImagePoint(44, 20), 6);
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(onUnreadable)));
        bench.keys(KeyCode.DOWN);
        WritableImage picture = bench.picture("unreadable");
        assertThat(bench.texts()).contains("Slice 12 cannot be shown: ends before its pixel data do");
        assertThat(greyOfBackground()).isZero();
        assertThat(ReadingBench.count(bench.image(picture), "#E69F00"))
                .as("no mark over what is not there")
                .isZero();
        bench.keys(KeyCode.DOWN);
        assertConsistent(12);
        bench.keys(KeyCode.UP);
        bench.keys(KeyCode.UP);
        assertConsistent(10);
    }

    @Test
    void whenAStudyIsClosedNoneOfItsPixelsStayUnderTheNextName() {
        bench = new ReadingBench(this::read, 1200, 800);
        bench.open(ReadingBench.study(chest));
        assertThat(greyOfBackground()).isPositive();
        gates.put("1.2.4.6", new CountDownLatch(1));
        bench.window.open(new OpenStudy(
                ReadingBench.study(SyntheticSeries.of("1.2.4", 10)),
                ReadingBench.review(ReadingBench.STUDY, bench.journal),
                ReadingBench.annotations(ReadingBench.STUDY, bench.drawn),
                ReadingBench.keyImages(ReadingBench.STUDY, bench.marked),
                UnseenFiles.unreadable(List.of())));
        assertThat(greyOfBackground()).isZero();
        assertThat(VirtualScreen.onScreen(() -> bench.seen.viewport().painted()))
                .isEmpty();
        gates.get("1.2.4.6").countDown();
        bench.settle();
    }

    @Test
    void aFileThatNowHoldsAnotherInstanceIsRefused() {
        bench = new ReadingBench(
                (instance, frame) -> instance.sopInstanceUid().endsWith(".12")
                        ? SyntheticSeries.read(chest.instances().get(3), frame)
                        : SyntheticSeries.read(instance, frame),
                1200,
                800);
        bench.open(ReadingBench.study(chest));
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).contains("Slice 12 cannot be shown", "another instance");
        assertThat(greyOfBackground()).isZero();
    }

    private void assertConsistent(int k) {
        assertThat(assertConsistentNow()).isEqualTo(k);
    }

    /** In one and the same moment: number in words, identity, and grey of the pixels are of one slice; which one. */
    private int assertConsistentNow() {
        record Moment(String texts, PaintedFrame painted, int grey) {}
        Moment now = VirtualScreen.onScreen(() -> new Moment(
                bench.script.writtenTexts(), bench.seen.viewport().painted().orElse(null), greyNow()));
        if (now.painted() == null) {
            assertThat(now.grey()).isZero();
            return -1;
        }
        Matcher slice = SLICE.matcher(now.texts());
        assertThat(slice.find()).isTrue();
        int k = Integer.parseInt(slice.group(1)) - 1;
        assertThat(now.painted().ref().sopInstanceUid()).isEqualTo("1.2.3." + (k + 1));
        double expected = 255 * now.painted().window().orElseThrow().grey(100.0 * k);
        assertThat(Math.abs(now.grey() - expected)).as("pixels of slice " + k).isLessThan(1.6);
        return k;
    }

    private int greyOfBackground() {
        return VirtualScreen.onScreen(this::greyNow);
    }

    private int greyNow() {
        Viewport viewport = bench.seen.viewport();
        Point2D at =
                viewport.localToScene(viewport.view().geometry().orElseThrow().toView(new ImagePoint(20.5, 30.5)));
        WritableImage picture = bench.stage().getScene().snapshot(null);
        return picture.getPixelReader().getArgb((int) at.getX(), (int) at.getY()) & 0xFF;
    }

    private GreyFrame read(Instance instance, int frame) {
        CountDownLatch gate = gates.get(instance.sopInstanceUid());
        try {
            if (gate != null && !gate.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("gate");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return SyntheticSeries.read(instance, frame);
    }

    private GreyFrame readSlowly(Instance instance, int frame) {
        try {
            Thread.sleep(15);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return SyntheticSeries.read(instance, frame);
    }

    private GreyFrame readAllButSlice12(Instance instance, int frame) throws DicomException {
        if (instance.sopInstanceUid().endsWith(".12")) {
            throw new DicomException(DicomException.Kind.TRUNCATED, "ends before its pixel data do");
        }
        return SyntheticSeries.read(instance, frame);
    }
}
