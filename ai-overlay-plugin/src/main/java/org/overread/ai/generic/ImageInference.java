package org.overread.ai.generic;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.input.FrameValues;
import org.overread.ai.input.ImageGrid;
import org.overread.ai.input.ImageTensor;
import org.overread.ai.input.ValueScaling;
import org.overread.ai.model.ModelInput;
import org.overread.ai.patch.PatchCutting;
import org.overread.ai.patch.PatchRun;
import org.overread.ai.patch.WholeTensor;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/** Runs a model of images on one frame at a time. The frame keeps its shape in a tensor of another one. */
final class ImageInference {
    private final ModelInput input;
    private final List<OutputPlan> plans;
    private final TensorModel model;
    private final SliceWorkers workers;

    ImageInference(ModelInput input, List<OutputPlan> plans, TensorModel model, SliceWorkers workers) {
        this.input = input;
        this.plans = plans;
        this.model = model;
        this.workers = workers;
    }

    /**
     * What the model gives for a frame, and where the tensor lies on it.
     *
     * @param outputs of a frame in patches those for each pixel, stitched
     * @param patches what else it gives for patches
     */
    record Given(ImageGrid grid, Map<String, Tensor> outputs, Map<OutputPlan, CombinedValues> patches) {

        /** A value for each label, of the whole frame. */
        CombinedValues values(OutputPlan plan) throws InferenceException {
            if (patches.containsKey(plan)) {
                return patches.get(plan);
            }
            CombinedValues whole = new CombinedValues(plan.combination());
            whole.add(ImageResult.values(plan, outputs.get(plan.output().tensor())));
            return whole;
        }
    }

    /** Values of patches as they come. */
    private static final class OfPatches implements PatchRun.Others {
        private final List<OutputPlan> plans;
        private final Map<OutputPlan, CombinedValues> combined = new HashMap<>();

        OfPatches(List<OutputPlan> plans) {
            this.plans = plans;
        }

        @Override
        public List<String> names() {
            return plans.stream().flatMap(OutputPlan::tensors).distinct().toList();
        }

        @Override
        public void take(Map<String, Tensor> given, VoxelBox patch) throws InferenceException {
            for (OutputPlan plan : plans) {
                combined.computeIfAbsent(plan, one -> new CombinedValues(one.combination()))
                        .add(ImageResult.values(plan, given.get(plan.output().tensor())));
            }
        }
    }

    Given run(ImageFrameInput given, boolean last, DetectionMonitor monitor) throws InferenceException {
        ImageGrid grid = grid(given);
        int pixels = Math.multiplyExact(grid.width(), grid.height());
        try (Arena arena = Arena.ofShared()) {
            FloatBuffer tensor = PatchRun.direct(arena, (long) input.channels() * pixels);
            fill(given, grid, tensor);
            if (!input.patch().isEmpty()) {
                return inPatches(tensor, grid, monitor);
            }
            Tensor image = new Tensor(new long[] {1, input.channels(), grid.height(), grid.width()}, tensor);
            List<String> tensors =
                    plans.stream().flatMap(OutputPlan::tensors).distinct().toList();
            return new Given(
                    grid, model.run(image, new TensorModel.Wanted(Map.of(), tensors, last, monitor)), Map.of());
        }
    }

    private Given inPatches(FloatBuffer tensor, ImageGrid grid, DetectionMonitor monitor) throws InferenceException {
        Map<String, WholeTensor> wholes = new HashMap<>();
        Map<String, PatchRun.Output> outputs = new HashMap<>();
        for (OutputPlan plan : plans.stream().filter(OutputPlan::dense).toList()) {
            WholeTensor whole = wholes.computeIfAbsent(
                    plan.output().tensor(), name -> new WholeTensor(plan.channels(), grid.height(), grid.width()));
            outputs.put(plan.output().tensor(), new PatchRun.Output(plan.channels(), whole));
        }
        List<Integer> patch = List.of(1, input.patch().get(0), input.patch().get(1));
        double overlap = input.overlap().orElse(PatchRun.Overlap.USUAL);
        OfPatches others =
                new OfPatches(plans.stream().filter(plan -> !plan.dense()).toList());
        new PatchRun(model, new PatchCutting(1, grid.height(), grid.width()), input.channels(), outputs)
                .giving(others)
                .overlapping(tensor, new PatchRun.Overlap(patch, overlap, true), monitor.part(0, 0));
        Map<String, Tensor> given = new HashMap<>();
        wholes.forEach((name, whole) -> given.put(name, whole.tensor()));
        return new Given(grid, given, others.combined);
    }

    private ImageGrid grid(ImageFrameInput given) {
        int columns = given.frame().columns();
        int rows = given.frame().rows();
        if (input.size().isEmpty() && !input.patch().isEmpty()) {
            int width = Math.max(columns, input.patch().get(1));
            return ImageGrid.centred(
                    columns, rows, width, Math.max(rows, input.patch().get(0)));
        }
        return input.size().isEmpty()
                ? ImageGrid.stretched(columns, rows, columns, rows)
                : ImageGrid.fitted(
                        columns, rows, input.size().get(1), input.size().get(0));
    }

    private void fill(ImageFrameInput given, ImageGrid grid, FloatBuffer tensor) throws InferenceException {
        float[][] values = FrameValues.of(given.frame(), given.inverted());
        if (values.length != 1 && values.length != input.channels()) {
            throw new InferenceException(Kind.NOT_ELIGIBLE, RunReason.of(RunReason.Code.COLOURS));
        }
        ImageTensor.Way way = switch (input.interpolation()) {
            case NEAREST -> ImageTensor.Way.NEAREST;
            case AREA -> ImageTensor.Way.AREA;
            default -> ImageTensor.Way.LINEAR;
        };
        int pixels = grid.width() * grid.height();
        ValueScaling scaling = new ValueScaling(input.normalisation());
        for (int channel = 0; channel < values.length; channel++) {
            new ImageTensor(grid, way).fill(values[channel], scaling, tensor, channel * pixels, workers);
        }
        for (int channel = values.length; channel < input.channels(); channel++) {
            tensor.put(channel * pixels, tensor, 0, pixels);
        }
    }
}
