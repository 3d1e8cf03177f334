package org.overread.ai.generic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.output.ConnectedParts;
import org.overread.ai.output.LabelVoxels;
import org.overread.ai.output.LabelWords;
import org.overread.ai.output.LabelsOnSource;
import org.overread.ai.output.PartScores;
import org.overread.ai.output.ScoreVoxels;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultMap;

/** Regions and maps of a volume's series, made of what a model gave for its tensor. */
final class VolumeResult {
    private final TensorGrid grid;
    private final Volume volume;
    private final SliceWorkers workers;
    private final LabelsOnSource onSource;
    private final List<DetectedRegion> regions = new ArrayList<>();
    private final List<ResultMap> maps = new ArrayList<>();

    VolumeResult(TensorGrid grid, Volume volume, SliceWorkers workers) {
        this.grid = grid;
        this.volume = volume;
        this.workers = workers;
        onSource = new LabelsOnSource(grid, volume);
    }

    List<DetectedRegion> regions() {
        return regions;
    }

    List<ResultMap> maps() {
        return maps;
    }

    /** A map of all labels with their volumes, and a region for each part of those that have an operating point. */
    void segmentation(OutputPlan plan, LabelVoxels voxels) {
        int[] counts = new int[256];
        for (byte label : voxels.labels()) {
            counts[label & 0xFF]++;
        }
        List<MapLabel> labels = new ArrayList<>();
        for (ModelOutput.Label label : plan.labels()) {
            int n = labels.size() + 1;
            labels.add(new LabelWords(label).map(n, Optional.of(counts[n] * grid.voxelMl())));
        }
        MapGrid.InVolume frames = new MapGrid.InVolume(
                grid.source(), volume.frames().stream().map(GreyFrame::ref).toList());
        maps.add(new ResultMap.LabelMap(
                plan.output().tensor(), frames, labels, onSource.labels(voxels.labels(), workers)));
        if (plan.labels().stream().anyMatch(label -> label.operatingPoint().isPresent())) {
            parts(plan, voxels);
        }
    }

    /** A map of each label's scores on the model's own grid. */
    void heatmap(OutputPlan plan, ScoreVoxels voxels) {
        for (int n = 0; n < plan.labels().size(); n++) {
            ModelOutput.Label label = plan.labels().get(n);
            maps.add(new ResultMap.ScoreMap(
                    plan.output().tensor(),
                    new MapGrid.InVolume(grid.tensor(), List.of()),
                    new LabelWords(label).map(label.index(), Optional.empty()),
                    label.operatingPoint().map(point -> new ModelScore(point.score())),
                    voxels.scores(n)));
        }
    }

    private void parts(OutputPlan plan, LabelVoxels voxels) {
        ConnectedParts parts =
                new ConnectedParts(voxels.labels(), voxels.width(), voxels.height(), plan.connectivity(26));
        ConnectedParts.Extent[] extents = parts.extents();
        Optional<float[]> best = voxels.scores().map(each -> PartScores.greatest(parts, each));
        List<DetectedRegion> made = new ArrayList<>();
        for (ConnectedParts.Extent part : extents) {
            Optional<ModelScore> score = best.map(each -> new ModelScore(each[part.number()]));
            region(plan, parts, part, score).ifPresent(made::add);
        }
        made.sort((a, b) -> Double.compare(order(b), order(a)));
        regions.addAll(made.subList(0, Math.min(made.size(), plan.maxRegions())));
    }

    /** By score, and by size where there is none. */
    private static double order(DetectedRegion region) {
        return region.score()
                .map(ModelScore::value)
                .orElseGet(() -> region.measurements().getFirst().value());
    }

    private Optional<DetectedRegion> region(
            OutputPlan plan, ConnectedParts parts, ConnectedParts.Extent part, Optional<ModelScore> score) {
        ModelOutput.Label label = plan.labels().get(part.label() - 1);
        double millilitres = part.voxels() * grid.voxelMl();
        boolean shown = millilitres >= plan.minVolumeMl() && plan.isFinding(part.label() - 1, score);
        return shown
                ? onSource.part(parts, part)
                        .map(placed -> new DetectedRegion(
                                new LabelWords(label).region(score),
                                score,
                                Optional.of(grid.tensor().toPatient(part.x(), part.y(), part.z())),
                                placed.box(),
                                List.of(LabelWords.volume(millilitres)),
                                Optional.of(placed.mask())))
                : Optional.empty();
    }
}
