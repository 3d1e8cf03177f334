package org.overread.ai.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.TensorModel;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

class InferenceBenchmarkTest {
    private static final int SIDE = 512;
    private static final EngineOptions OPTIONS = new EngineOptions(1, Optional.empty());

    @TempDir
    Path folder;

    @Test
    void rowsNameTheModelItsSizeAndItsLimit() throws Exception {
        List<InferenceBenchmark.Row> rows =
                new InferenceBenchmark(MeasuredModel.radiograph(), OPTIONS, 3).rows(radiograph(), "512²");

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.name()).startsWith("radiograph convolutions, 512², ");
            assertThat(row.ours()).isFinite();
        });
        assertThat(rows.getFirst().ours()).isPositive();
        assertThat(rows.getFirst().peer()).isPositive();
        assertThat(rows.getLast().peer()).isEqualTo(3);
        // the system may count processor time in steps longer than this
        assertThat(rows.getLast().ours()).isNotNegative();
    }

    @Test
    void theBareRunIsGivenWhatTheDetectionGaveTheModel() throws Exception {
        Path file = folder.resolve("tensors");
        new InferenceBenchmark(MeasuredModel.radiograph(), OPTIONS, 1).record(radiograph(), file);
        try (RecordedRuns runs = RecordedRuns.read(file);
                TensorModel bare = MeasuredModel.radiograph().bare(OPTIONS)) {
            WatchedModel watch = new WatchedModel();
            TensorModel seen = watch.around(bare);
            RecordedRuns again = new RecordedRuns();
            watch.record(again);
            runs.replay(seen);
            Path copy = folder.resolve("again");
            again.write(copy);
            again.close();

            assertThat(copy).hasSameBinaryContentAs(file);
            // 1 x 1 x 512 x 512 values of 0 to 1
            assertThat(Files.size(file)).isGreaterThan(4L * SIDE * SIDE);
        }
    }

    private static Volume radiograph() {
        short[] stored = new short[SIDE * SIDE];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (i % SIDE + i / SIDE);
        }
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        PatientPoint origin = new PatientPoint(0, 0, 0);
        VolumeGeometry geometry =
                new VolumeGeometry("1.2.3", SIDE, SIDE, 1, origin, x, y, new Direction(0, 0, 1), 1, 1, 1);
        ImagePlane plane =
                new ImagePlane("1.2.3", origin, x, y, new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING));
        GreyFrame frame = new GreyFrame(new FrameRef("1.2.3.4", 1), SIDE, SIDE, stored, true, ModalityLut.IDENTITY);
        return new Volume(geometry, List.of(plane), List.of(frame));
    }
}
