package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.SyntheticSeries;

/** Hundreds of measurements in patient coordinates beside an image of thousands of frames: the window answers meanwhile. */
@ExtendWith(VirtualScreen.class)
class ManyMeasuredElsewhereTest {
    private static final int FRAMES = 3000;
    private static final int LENGTHS = 600;
    private static final double STEP = 0.5;

    @Test
    void whereTheyLieIsFoundBesideTheScreen() {
        try (ReadingBench bench = new ReadingBench(ManyMeasuredElsewhereTest::read, 1000, 700)) {
            bench.begin(ReadingBench.study(enhanced(), report()));
            long longest = 0;
            boolean there = false;
            for (int turn = 0; turn < 20_000 && !there; turn++) {
                long before = System.nanoTime();
                there = bench.read(() -> !bench.seen.measuring().items().isEmpty());
                longest = Math.max(longest, System.nanoTime() - before);
            }
            assertThat(bench.read(() -> bench.seen.measuring().items())).hasSize(LENGTHS);
            assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(1));
            assertThat(bench.read(() -> bench.seen.measuring().items().get(7).frame()))
                    .isEqualTo(new FrameRef("1.2.3.1", 7 * 4 + 1));
        }
    }

    private static Series report() {
        DataSet[] lengths = IntStream.range(0, LENGTHS)
                .mapToObj(n -> ReportElsewhere.length(
                        "12.0",
                        SyntheticSeries.FRAME_OF_REFERENCE,
                        new PatientPoint(-6, 3, 4 * n * STEP),
                        new PatientPoint(6, 3, 4 * n * STEP)))
                .toArray(DataSet[]::new);
        return ReportElsewhere.of("1.2.8", "Elsewhere", lengths);
    }

    private static Series enhanced() {
        DataSet shared = new DataSet()
                .putItems(
                        Tag.PlaneOrientationSequence,
                        new DataSet().putString(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0"))
                .putItems(Tag.PixelMeasuresSequence, new DataSet().putString(Tag.PixelSpacing, Vr.DS, "0.7", "0.7"));
        DataSet header = SyntheticSeries.instance("1.2.3.1", 0, "MONOCHROME2")
                .header()
                .putString(Tag.FrameOfReferenceUID, Vr.UI, SyntheticSeries.FRAME_OF_REFERENCE)
                .putString(Tag.NumberOfFrames, Vr.IS, "" + FRAMES)
                .putItems(Tag.SharedFunctionalGroupsSequence, shared)
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        IntStream.range(0, FRAMES)
                                .mapToObj(ManyMeasuredElsewhereTest::frame)
                                .toArray(DataSet[]::new));
        Instance instance = new Instance(
                Path.of("enhanced.dcm"),
                "1.2.840.10008.1.2.1",
                "1.2.3.1",
                "1.2.840.10008.5.1.4.1.1.2.1",
                FRAMES,
                Optional.of(SyntheticSeries.plane(0)),
                header);
        return new Series("1.2.3", "CT", Optional.of(3), "Enhanced", "CHEST", List.of(instance), true, List.of());
    }

    private static DataSet frame(int number) {
        return new DataSet()
                .putItems(
                        Tag.PlanePositionSequence,
                        new DataSet().putString(Tag.ImagePositionPatient, Vr.DS, "-22", "-22", "" + number * STEP));
    }

    private static GreyFrame read(Instance instance, int frame) {
        int size = SyntheticSeries.SIZE;
        return new GreyFrame(
                new FrameRef(instance.sopInstanceUid(), frame),
                size,
                size,
                new short[size * size],
                true,
                new ModalityLut.Linear(1, -1000, "HU"));
    }
}
