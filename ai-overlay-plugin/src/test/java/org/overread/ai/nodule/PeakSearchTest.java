package org.overread.ai.nodule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.lung.LungMask;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.nodule.TestChest.Ball;
import org.overread.ai.nodule.TestChest.Orientation;
import org.overread.ai.reference.ReferencePackage;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.PatchPlan;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectionMonitor;

class PeakSearchTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {700_000, 300_000, 120_000})
    void patchesGiveExactlyThePeaksOfTheWholeVolume(long patchVoxels) throws Exception {
        ReferencePackage.write(folder);
        Volume volume = new TestChest(new Ball(-52, -120, 95, 10), new Ball(40, -90, 80, 7), new Ball(-30, -80, 60, 5))
                .volume(Orientation.AXIAL);
        List<Double> progress = new ArrayList<>();
        try (ModelPackage read = ModelPackage.read(folder);
                SliceWorkers workers = new SliceWorkers(1);
                PatchModel model = new OnnxEngine(new EngineOptions(1, Optional.empty()))
                        .open(
                                ModelSource.of(read.model()),
                                read.manifest().input().tensor(),
                                read.manifest().outputs().getFirst().tensor())) {
            IsotropicVolume cubic = IsotropicVolume.of(volume, 1.5, workers);
            LungMask lungs = LungMask.of(cubic, workers);
            int halo = read.manifest().input().haloVoxels().orElseThrow();
            // Noise gives thousands of peaks near 0: each must be the same.
            List<Peak> whole =
                    new PeakSearch(model, halo, Long.MAX_VALUE).peaks(cubic, lungs, 1e-4, watching(new ArrayList<>()));
            List<Peak> stitched =
                    new PeakSearch(model, halo, patchVoxels).peaks(cubic, lungs, 1e-4, watching(progress));

            assertThat(whole).hasSizeGreaterThan(100);
            assertThat(stitched).isEqualTo(whole);
            assertThat(progress).hasSizeGreaterThan(1).isSorted().endsWith(1.0);
        }
    }

    @Test
    void patchesTileTheRegionAndKeepTheBound() {
        Volume volume = new TestChest().volume(Orientation.AXIAL);
        try (SliceWorkers workers = new SliceWorkers(1)) {
            IsotropicVolume cubic = IsotropicVolume.of(volume, 1.5, workers);
            VoxelBox region = new VoxelBox(5, 6, 0, 120, 90, cubic.grid().depth());
            PatchPlan plan = PatchPlan.over(region, cubic.grid(), 15, 150_000);

            assertThat(plan.largest()).isLessThanOrEqualTo(150_000);
            assertThat(plan.patches().stream()
                            .mapToLong(patch -> patch.core().voxels())
                            .sum())
                    .isEqualTo(region.voxels());
            assertThat(plan.patches())
                    .allSatisfy(patch -> assertThat(patch.input())
                            .isEqualTo(patch.core()
                                    .grown(
                                            15,
                                            cubic.grid().width(),
                                            cubic.grid().height(),
                                            cubic.grid().depth())));
        }
    }

    private static DetectionMonitor watching(List<Double> progress) {
        return new DetectionMonitor() {
            @Override
            public void progress(double fraction) {
                progress.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
