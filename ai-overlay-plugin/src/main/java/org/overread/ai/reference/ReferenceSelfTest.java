package org.overread.ai.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.model.ModelManifest.SelfTest;
import org.overread.ai.selftest.NumpyFile;
import org.overread.core.inference.InferenceException;

/** The reference model's self-test: a cube of lung with a round nodule and a vessel, and the peaks that the CPU gives for it. */
final class ReferenceSelfTest {
    static final String INPUT_FILE = "self-test-hu.npy";
    static final String EXPECTED_FILE = "self-test-peaks.npy";
    static final SelfTest STATED = new SelfTest(
            INPUT_FILE,
            List.of(new SelfTest.Expected(BlobDetectorGraph.OUTPUT, EXPECTED_FILE)),
            new SelfTest.Tolerance(0.001, 0.001));

    private static final int EDGE = 24;
    private static final long[] SHAPE = {1, 1, EDGE, EDGE, EDGE};
    private static final double LUNG_HU = -850;
    private static final double TISSUE_HU = 30;

    /** Off the voxels' centres, so that one voxel has the peak. */
    private static final double[] NODULE = {9.3, 10.2, 8.4};

    private static final double NODULE_RADIUS = 2.6;
    private static final double[] VESSEL = {17.2, 15.7};
    private static final double VESSEL_RADIUS = 1.4;

    /** Rounded further than processors differ: every one writes the same bytes. */
    private static final double STEP = 0.001;

    /** NumPy files by name. */
    static Map<String, byte[]> files(byte[] model) {
        FloatBuffer input = input();
        try (TensorModel opened = new OnnxEngine(new EngineOptions(1, Optional.empty()))
                .openTensors(ModelSource.of(model), BlobDetectorGraph.INPUT, List.of(BlobDetectorGraph.OUTPUT))) {
            TensorModel.Wanted wanted = new TensorModel.Wanted(Map.of(), List.of(BlobDetectorGraph.OUTPUT), true);
            FloatBuffer given = opened.run(new Tensor(SHAPE, input), wanted)
                    .get(BlobDetectorGraph.OUTPUT)
                    .values();
            for (int i = 0; i < Tensor.count(SHAPE); i++) {
                given.put(i, (float) (Math.round(given.get(i) / STEP) * STEP));
            }
            return Map.of(INPUT_FILE, NumpyFile.write(SHAPE, input), EXPECTED_FILE, NumpyFile.write(SHAPE, given));
        } catch (InferenceException e) {
            throw new IllegalStateException("the reference model cannot be run", e);
        }
    }

    private static FloatBuffer input() {
        FloatBuffer hu = ByteBuffer.allocateDirect(Tensor.count(SHAPE) * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int z = 0; z < EDGE; z++) {
            for (int y = 0; y < EDGE; y++) {
                for (int x = 0; x < EDGE; x++) {
                    hu.put((z * EDGE + y) * EDGE + x, hu(z, y, x));
                }
            }
        }
        return hu;
    }

    /** Edges a voxel wide, as a scanner smooths them. */
    private static float hu(int z, int y, int x) {
        double fromNodule = Math.sqrt(square(z - NODULE[0]) + square(y - NODULE[1]) + square(x - NODULE[2]));
        double fromVessel = Math.sqrt(square(y - VESSEL[0]) + square(x - VESSEL[1]));
        double inside = Math.max(NODULE_RADIUS - fromNodule, VESSEL_RADIUS - fromVessel) + 0.5;
        return Math.round(LUNG_HU + (TISSUE_HU - LUNG_HU) * Math.clamp(inside, 0, 1));
    }

    private static double square(double value) {
        return value * value;
    }

    private ReferenceSelfTest() {}
}
