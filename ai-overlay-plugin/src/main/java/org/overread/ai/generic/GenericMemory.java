package org.overread.ai.generic;

import java.util.List;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.core.inference.MemoryNeed;
import org.overread.core.inference.RunInput;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;

/** What a run of a model takes of memory, as far as manifest and headers tell. */
record GenericMemory(ModelManifest manifest, List<OutputPlan> outputs) {
    /** Of heap per voxel of the tensor: its label, and a score. */
    private static final long HEAP_BYTES = 5;

    /** Of the weights: as the file has them, and as the runtime lays them out. */
    private static final long COPIES = 2;

    MemoryNeed need(RunInput input) {
        MemoryNeed stored = MemoryNeed.of(input);
        long voxels = voxels(input.series());
        long run = manifest.input().patch().isEmpty()
                ? voxels
                : product(manifest.input().patch());
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
                        + Float.BYTES * (manifest.input().channels() * voxels + channels * run));
    }

    /** Of the input tensor. */
    private long voxels(Series series) {
        ModelInput input = manifest.input();
        if (!input.size().isEmpty() && input.dimensions() != ModelInput.Dimensions.SLAB) {
            return product(input.size());
        }
        if (input.dimensions() != ModelInput.Dimensions.IMAGE) {
            TensorGrid.Wanted wanted =
                    new TensorGrid.Wanted(input.orientation(), input.volumeSpacingMm(), input.volumeSize());
            return series.volume()
                    .flatMap(SliceStack::geometry)
                    .map(stored -> TensorGrid.over(stored, wanted).tensor().voxels())
                    .orElse(0L);
        }
        return product(input.patch());
    }

    private static long product(List<Integer> extents) {
        return extents.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
