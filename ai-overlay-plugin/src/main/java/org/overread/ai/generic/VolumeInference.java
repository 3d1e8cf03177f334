package org.overread.ai.generic;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelInput;
import org.overread.ai.output.LabelVoxels;
import org.overread.ai.output.ScoreVoxels;
import org.overread.ai.patch.PatchCutting;
import org.overread.ai.patch.PatchRun;
import org.overread.ai.patch.VoxelSink;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.image.Volume;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/** One run of a model of volumes. */
final class VolumeInference {
    /** Of the model's grid; more than any scan of a body. */
    private static final long MOST_VOXELS = 200_000_000;

    /** Of a slab with its halo, where the manifest states a halo and no patch. */
    static final long SLAB_VOXELS = 20_000_000;

    private final ModelInput input;
    private final List<OutputPlan> outputs;
    private final TensorModel model;
    private final SliceWorkers workers;

    VolumeInference(ModelInput input, List<OutputPlan> outputs, TensorModel model, SliceWorkers workers) {
        this.input = input;
        this.outputs = outputs;
        this.model = model;
        this.workers = workers;
    }

    /** On one volume. */
    Detection run(Volume volume, DetectionMonitor monitor) throws InferenceException {
        try (ChannelTensor tensor = fill(volume)) {
            return run(tensor, monitor);
        }
    }

    /** The tensor of a run on a volume; further channels that have volumes of their own are still to be filled. */
    ChannelTensor fill(Volume volume) throws InferenceException {
        return new ChannelTensor(input, volume, grid(volume), workers);
    }

    /** @param given filled */
    Detection run(ChannelTensor given, DetectionMonitor monitor) throws InferenceException {
        TensorGrid grid = given.grid();
        VoxelBox extent = new VoxelBox(0, 0, 0, grid.width(), grid.height(), grid.depth());
        Map<OutputPlan, VoxelSink> sinks = new HashMap<>();
        List<OutputPlan> dense = outputs.stream().filter(OutputPlan::dense).toList();
        for (OutputPlan plan : dense) {
            sinks.put(plan, sink(plan, extent));
        }
        Volume volume = given.volume();
        VolumeOthers others =
                new VolumeOthers(outputs.stream().filter(plan -> !plan.dense()).toList(), grid, volume, slab());
        run(given.values(), grid, patches(grid, sinks).giving(others), monitor);
        given.close();
        VolumeResult result = new VolumeResult(grid, volume, workers);
        for (OutputPlan plan : dense) {
            switch (sinks.get(plan)) {
                case LabelVoxels labels -> result.segmentation(plan, labels);
                case ScoreVoxels scores -> result.heatmap(plan, scores);
                default -> throw new IllegalStateException("an output that nothing is made of");
            }
        }
        return new Detection(
                model.provider(),
                Optional.of(volume.geometry().frameOfReferenceUid()),
                Stream.concat(result.regions().stream(), others.regions().stream())
                        .toList(),
                others.with(result.maps()));
    }

    private TensorGrid grid(Volume volume) throws InferenceException {
        TensorGrid.Wanted wanted =
                new TensorGrid.Wanted(input.orientation(), input.volumeSpacingMm(), input.volumeSize());
        TensorGrid grid = TensorGrid.over(volume.geometry(), wanted);
        if (!input.patch().isEmpty()) {
            // a tensor smaller than a patch is padded to one
            List<Integer> atLeast = List.of(
                    Math.max(grid.depth(), input.volumePatch().get(0)),
                    Math.max(grid.height(), input.volumePatch().get(1)),
                    Math.max(grid.width(), input.volumePatch().get(2)));
            grid = TensorGrid.over(
                    volume.geometry(), new TensorGrid.Wanted(input.orientation(), input.volumeSpacingMm(), atLeast));
        }
        if (grid.tensor().voxels() * ChannelTensor.channels(input) > MOST_VOXELS) {
            throw new InferenceException(Kind.OUT_OF_MEMORY, RunReason.of(RunReason.Code.SERIES_TOO_LARGE));
        }
        return grid;
    }

    private boolean slab() {
        return input.dimensions() == ModelInput.Dimensions.SLAB;
    }

    private PatchRun patches(TensorGrid grid, Map<OutputPlan, VoxelSink> sinks) {
        Map<String, PatchRun.Output> byTensor = new HashMap<>();
        sinks.forEach((plan, sink) -> byTensor.put(plan.output().tensor(), new PatchRun.Output(plan.channels(), sink)));
        PatchRun patches = new PatchRun(model, cutting(grid), input.channels(), byTensor);
        return slab() ? patches.ofSlabs() : patches;
    }

    private static PatchCutting cutting(TensorGrid grid) {
        return new PatchCutting(grid.depth(), grid.height(), grid.width());
    }

    private void run(FloatBuffer tensor, TensorGrid grid, PatchRun patches, DetectionMonitor monitor)
            throws InferenceException {
        PatchCutting cutting = cutting(grid);
        if (!input.patch().isEmpty()) {
            double overlap = input.overlap().orElse(PatchRun.Overlap.USUAL);
            patches.overlapping(tensor, new PatchRun.Overlap(input.volumePatch(), overlap, true), monitor);
        } else if (slab()) {
            patches.tiled(tensor, cutting.planes(), monitor);
        } else if (input.haloVoxels().isPresent() && input.size().isEmpty()) {
            patches.tiled(tensor, cutting.slabs(input.haloVoxels().getAsInt(), SLAB_VOXELS), monitor);
        } else {
            patches.tiled(tensor, cutting.whole(), monitor);
        }
    }

    private VoxelSink sink(OutputPlan plan, VoxelBox extent) {
        return switch (plan.output().kind()) {
            case SEGMENTATION -> {
                boolean scored = plan.labels().stream()
                        .anyMatch(label -> label.operatingPoint().isPresent());
                yield new LabelVoxels(extent, plan.rule(), scored, workers);
            }
            default -> new ScoreVoxels(extent, plan.activation(), plan.channels(), plan.indices());
        };
    }
}
