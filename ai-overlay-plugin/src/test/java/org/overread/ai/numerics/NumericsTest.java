package org.overread.ai.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.input.ValueStatistics;
import org.overread.ai.input.VolumeTensor;
import org.overread.ai.input.VolumeValues;
import org.overread.ai.output.Box;
import org.overread.ai.output.ConnectedParts;
import org.overread.ai.patch.PatchCutting;
import org.overread.ai.patch.PatchRun;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.DetectionMonitor;

/** What is done to numbers around a model, beside NumPy and SciPy on the same numbers. */
class NumericsTest {
    private static final int COLUMNS = 20;
    private static final int ROWS = 24;
    private static final int SLICES = 16;

    private final Random random = new Random(4711);

    @TempDir
    Path folder;

    @BeforeEach
    void assumeSciPy() throws Exception {
        SciPy.assumeInstalled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPL", "LIA", "ILP", "RAS"})
    void resamplesAsMapCoordinatesOfOrderOne(String letters) throws Exception {
        Volume volume = volume();
        TensorGrid grid =
                TensorGrid.over(volume.geometry(), new TensorGrid.Wanted(letters, List.of(1.3, 0.9, 1.7), List.of()));
        FloatBuffer tensor = FloatBuffer.allocate(grid.voxels());
        try (SliceWorkers workers = new SliceWorkers(2)) {
            new VolumeTensor(grid, new VolumeValues(volume), false).fill(tensor, 0, workers);
        }
        double[] input = Arrays.copyOf(grid.toSource().matrix(), 15 + COLUMNS * ROWS * SLICES);
        input[12] = grid.depth();
        input[13] = grid.height();
        input[14] = grid.width();
        for (int n = 0; n < COLUMNS * ROWS * SLICES; n++) {
            input[15 + n] = volume.frames().get(n / (COLUMNS * ROWS)).stored().at(n % (COLUMNS * ROWS));
        }
        double[] expected = SciPy.of(folder, input, """
                m = x[:12].reshape(3, 4)
                D, H, W = x[12:15].astype(int)
                v = x[15:].reshape(16, 24, 20)
                d, h, w = np.mgrid[:D, :H, :W]
                i, j, k = (m[r, 0] * w + m[r, 1] * h + m[r, 2] * d + m[r, 3] for r in range(3))
                y = ndimage.map_coordinates(v, [k, j, i], order=1, mode='nearest')
                """);

        assertThat(expected).hasSize(grid.voxels());
        for (int n = 0; n < expected.length; n++) {
            assertThat((double) tensor.get(n)).isCloseTo(expected[n], within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 18, 26})
    void partsHangTogetherAsSciPysDo(int connectivity) throws Exception {
        byte[] labels = new byte[COLUMNS * ROWS * SLICES];
        double[] input = new double[labels.length + 1];
        for (int n = 0; n < labels.length; n++) {
            int drawn = random.nextInt(10);
            labels[n] = (byte) (drawn < 2 ? 1 : drawn < 4 ? 2 : 0);
            input[n + 1] = labels[n];
        }
        input[0] = connectivity == 6 ? 1 : connectivity == 18 ? 2 : 3;
        double[] expected = SciPy.of(folder, input, """
                s = ndimage.generate_binary_structure(3, int(x[0]))
                v = x[1:].reshape(16, 24, 20)
                one, n = ndimage.label(v == 1, s)
                two, _ = ndimage.label(v == 2, s)
                both = np.where(two > 0, two + n, one).ravel()
                values, first = np.unique(both, return_index=True)
                order = {p: q + 1 for q, p in enumerate(p for p in both[np.sort(first)] if p)}
                y = [order.get(p, 0) for p in both]
                """);

        int[] numbers = new ConnectedParts(labels, COLUMNS, ROWS, connectivity).numbers();
        assertThat(Arrays.stream(numbers).max().orElseThrow()).isGreaterThan(5);
        assertThat(Arrays.stream(numbers).asDoubleStream().toArray()).isEqualTo(expected);
    }

    @Test
    void suppressesBoxesAsTheGreedyReference() throws Exception {
        List<Box> boxes = new ArrayList<>();
        double[] input = new double[200 * 6];
        for (int n = 0; n < 200; n++) {
            double left = random.nextDouble() * 80;
            double top = random.nextDouble() * 80;
            double right = left + 5 + random.nextDouble() * 30;
            double bottom = top + 5 + random.nextDouble() * 30;
            int label = random.nextInt(3);
            double score = random.nextDouble();
            boxes.add(new Box(new double[] {left, top}, new double[] {right, bottom}, label, score));
            System.arraycopy(new double[] {left, top, right, bottom, label, score}, 0, input, n * 6, 6);
        }
        double[] expected = SciPy.of(folder, input, """
                b = x.reshape(-1, 6)
                kept = []
                for q in b[np.argsort(-b[:, 5])]:
                    k = np.array([p for p in kept if p[4] == q[4]]).reshape(-1, 6)
                    w = np.minimum(k[:, 2:4], q[2:4]) - np.maximum(k[:, :2], q[:2])
                    shared = np.prod(np.clip(w, 0, None), axis=1)
                    area = lambda a: (a[..., 2] - a[..., 0]) * (a[..., 3] - a[..., 1])
                    if not np.any(shared / (area(k) + area(q) - shared) > 0.4):
                        kept.append(q)
                y = [q[5] for q in kept]
                """);

        double[] kept =
                Box.suppressed(boxes, 0.4).stream().mapToDouble(Box::score).toArray();
        assertThat(kept.length).isBetween(20, 180);
        assertThat(kept).isEqualTo(expected);
    }

    @Test
    void stitchesPatchesByTheGaussianReference() throws Exception {
        int depth = 11;
        int height = 9;
        int width = 13;
        double[] expected = SciPy.of(folder, new double[0], """
                size, shape = (6, 4, 5), (11, 9, 13)
                def starts(extent, n):
                    return list(range(0, extent - n, max(1, int(np.floor(n * 0.5))))) + [extent - n]
                g = [np.exp(-(((np.arange(n) - (n - 1) / 2) / (n / 8)) ** 2) / 2) for n in size]
                w = np.maximum(1e-3, g[0][:, None, None] * g[1][None, :, None] * g[2][None, None, :])
                total, weights = np.zeros(shape), np.zeros(shape)
                for n, (a, b, c) in enumerate(itertools.product(*map(starts, shape, size))):
                    part = np.s_[a:a + 6, b:b + 4, c:c + 5]
                    total[part] += w * (n + 1)
                    weights[part] += w
                y = total / weights
                """);

        double[] stitched = new double[depth * height * width];
        Map<String, PatchRun.Output> outputs = new HashMap<>();
        outputs.put("out", new PatchRun.Output(1, (values, held, box) -> {
            int plane = height * width;
            for (int n = 0; n < plane; n++) {
                stitched[box.z0() * plane + n] = values.get(n);
            }
        }));
        try (Arena arena = Arena.ofShared()) {
            new PatchRun(numbering(), new PatchCutting(depth, height, width), 1, outputs)
                    .overlapping(
                            PatchRun.direct(arena, depth * height * width),
                            new PatchRun.Overlap(List.of(6, 4, 5), 0.5, true),
                            DetectionMonitor.unwatched());
        }
        for (int n = 0; n < expected.length; n++) {
            assertThat(stitched[n]).isCloseTo(expected[n], within(1e-4));
        }
    }

    @Test
    void percentilesAreNumPys() throws Exception {
        double[] percents = {0, 0.5, 2, 50, 98, 99.9, 100};
        FloatBuffer values = FloatBuffer.allocate(10_007);
        double[] input = new double[percents.length + values.capacity()];
        System.arraycopy(percents, 0, input, 0, percents.length);
        for (int n = 0; n < values.capacity(); n++) {
            values.put(n, (float) (random.nextGaussian() * 300 - 200));
            input[percents.length + n] = values.get(n);
        }
        double[] expected = SciPy.of(folder, input, "y = np.percentile(x[7:], x[:7])");

        for (int n = 0; n < percents.length; n++) {
            assertThat(ValueStatistics.percentile(values, 0, values.capacity(), percents[n]))
                    .isCloseTo(expected[n], within(1e-9));
        }
    }

    /** Gives each patch the number of its turn, so that only the weights decide between them. */
    private static TensorModel numbering() {
        return new TensorModel() {
            private int turn;

            @Override
            public String provider() {
                return "none";
            }

            @Override
            public long[] shape(String tensor) {
                return new long[] {1, 1, -1, -1, -1};
            }

            @Override
            public int rank() {
                return 5;
            }

            @Override
            public Map<String, Tensor> run(Tensor input, Wanted wanted) {
                turn++;
                Tensor out = wanted.into().get("out");
                for (int n = 0; n < Tensor.count(out.shape()); n++) {
                    out.values().put(n, turn);
                }
                return Map.of();
            }

            @Override
            public void close() {}
        };
    }

    private Volume volume() {
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        VolumeGeometry geometry = new VolumeGeometry(
                "1.2.3", COLUMNS, ROWS, SLICES, new PatientPoint(-10, 5, 30), x, y, new Direction(0, 0, 1), 1, 2, 3);
        List<GreyFrame> frames = new ArrayList<>();
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            short[] stored = new short[COLUMNS * ROWS];
            for (int n = 0; n < stored.length; n++) {
                stored[n] = (short) (random.nextInt(4000) - 1000);
            }
            frames.add(new GreyFrame(
                    new FrameRef("1.2.3." + (k + 1), 1), COLUMNS, ROWS, stored, false, ModalityLut.IDENTITY));
            planes.add(new ImagePlane(
                    "1.2.3",
                    geometry.toPatient(0, 0, k),
                    x,
                    y,
                    new PixelSpacing(2, 1, PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return new Volume(geometry, planes, frames);
    }
}
