package org.overread.ai.generic;

import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.Activations;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.core.dicom.Tag;
import org.overread.core.inference.MemoryNeed;
import org.overread.core.inference.RunInput;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;

/**
 * What a run of a model takes of memory, as far as manifest, headers and the model's graph tell.
 *
 * @param activations what the model holds while it runs; empty where its graph does not tell
 */
record GenericMemory(ModelManifest manifest, List<OutputPlan> outputs, Optional<Activations> activations) {
    /** Of heap per voxel of the tensor: its label, and a score. */
    private static final long HEAP_BYTES = 5;

    /** Of the weights: as the file has them, and as the runtime lays them out. */
    private static final long COPIES = 2;

    MemoryNeed need(RunInput input) {
        MemoryNeed stored = MemoryNeed.of(input);
        long voxels = voxels(input.series());
        long run = places(input.series(), voxels);
        long channels = outputs.stream()
                .filter(OutputPlan::dense)
                .mapToLong(OutputPlan::channels)
                .sum();
        long weights = manifest.files().stream()
                .mapToLong(ModelManifest.PackageFile::bytes)
                .sum();
        return new MemoryNeed(
                stored.heapBytes() + HEAP_BYTES * voxels,
                stored.nativeBytes()
                        + COPIES * weights
                        + activations.map(held -> held.bytes(run)).orElse(0L)
                        + Float.BYTES * (manifest.input().channels() * voxels + channels * run));
    }

    /** Of the input tensor, which holds a whole volume or one image. */
    private long voxels(Series series) {
        ModelInput input = manifest.input();
        if (!input.size().isEmpty() && input.dimensions() != ModelInput.Dimensions.SLAB) {
            return product(input.size());
        }
        return input.dimensions() == ModelInput.Dimensions.IMAGE
                ? Math.max(product(input.patch()), largestImage(series))
                : grid(series).map(grid -> grid.tensor().voxels()).orElse(0L);
    }

    /** Pixels or voxels that the model is given at a time. */
    private long places(Series series, long voxels) {
        ModelInput input = manifest.input();
        if (!input.patch().isEmpty()) {
            return product(input.patch());
        }
        return switch (input.dimensions()) {
            case SLAB ->
                grid(series).map(grid -> (long) grid.height() * grid.width()).orElse(0L);
            case VOLUME ->
                input.haloVoxels().isPresent() && input.size().isEmpty()
                        ? Math.min(voxels, VolumeInference.SLAB_VOXELS)
                        : voxels;
            case IMAGE -> voxels;
        };
    }

    private Optional<TensorGrid> grid(Series series) {
        ModelInput input = manifest.input();
        TensorGrid.Wanted wanted =
                new TensorGrid.Wanted(input.orientation(), input.volumeSpacingMm(), input.volumeSize());
        return series.volume().flatMap(SliceStack::geometry).map(stored -> TensorGrid.over(stored, wanted));
    }

    private static long largestImage(Series series) {
        return series.instances().stream()
                .mapToLong(image -> (long) extent(image, Tag.Rows) * extent(image, Tag.Columns))
                .max()
                .orElse(0);
    }

    private static int extent(Instance image, int tag) {
        return image.header().integer(tag).orElse(0);
    }

    private static long product(List<Integer> extents) {
        return extents.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
