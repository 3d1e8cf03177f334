package org.overread.ai.generic;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.input.ImageGrid;
import org.overread.ai.output.ConnectedParts;
import org.overread.ai.output.LabelVoxels;
import org.overread.ai.output.LabelWords;
import org.overread.ai.output.PartScores;
import org.overread.ai.output.PixelsOnFrame;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.finding.Mark;
import org.overread.core.finding.ModelScore;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultMap;

/** A segmentation of one frame: a map of all labels on its pixels, and a region for each part of those that are findings. */
final class ImageSegmentation {
    private final OutputPlan plan;
    private final ImageFrameInput image;
    private final LabelVoxels labels;
    private final PixelsOnFrame onFrame;

    private ImageSegmentation(OutputPlan plan, ImageFrameInput image, ImageGrid grid, LabelVoxels labels) {
        this.plan = plan;
        this.image = image;
        this.labels = labels;
        onFrame = new PixelsOnFrame(grid, image.frame().ref());
    }

    /** @param values channel by channel, of as many pixels as the tensor has */
    static ImageSegmentation of(OutputPlan plan, ImageFrameInput image, ImageGrid grid, FloatBuffer values)
            throws InferenceException {
        VoxelBox all = new VoxelBox(0, 0, 0, grid.width(), grid.height(), 1);
        boolean scored =
                plan.labels().stream().anyMatch(label -> label.operatingPoint().isPresent());
        try (SliceWorkers alone = new SliceWorkers(1)) {
            LabelVoxels labels = new LabelVoxels(all, plan.rule(), scored, alone);
            labels.take(values, all, all);
            return new ImageSegmentation(plan, image, grid, labels);
        }
    }

    ResultMap.LabelMap map() {
        List<MapLabel> words = new ArrayList<>();
        plan.labels().forEach(label -> words.add(new LabelWords(label).map(words.size() + 1, Optional.empty())));
        return new ResultMap.LabelMap(
                plan.output().tensor(),
                MapGrid.OnFrame.pixels(
                        image.frame().ref(),
                        image.frame().columns(),
                        image.frame().rows()),
                words,
                onFrame.labels(labels.labels()));
    }

    /** In descending score, at most as many as the package wants. */
    List<DetectedRegion> regions() {
        if (plan.labels().stream().allMatch(label -> label.operatingPoint().isEmpty())) {
            return List.of();
        }
        ConnectedParts parts =
                new ConnectedParts(labels.labels(), labels.width(), labels.height(), plan.connectivity(8));
        ConnectedParts.Extent[] extents = parts.extents();
        Optional<float[]> best = labels.scores().map(each -> PartScores.greatest(parts, each));
        List<DetectedRegion> made = new ArrayList<>();
        for (ConnectedParts.Extent part : extents) {
            Optional<ModelScore> score = best.map(each -> new ModelScore(each[part.number()]));
            if (plan.isFinding(part.label() - 1, score)) {
                onFrame.part(parts, part).ifPresent(mask -> made.add(region(part, mask, score)));
            }
        }
        made.sort((a, b) -> Double.compare(order(b), order(a)));
        return made.subList(0, Math.min(made.size(), plan.maxRegions()));
    }

    /** By score, and by the size of the box where there is none. */
    private static double order(DetectedRegion region) {
        Mark.Box box = region.box();
        return region.score()
                .map(ModelScore::value)
                .orElse((box.column1() - box.column0()) * (box.row1() - box.row0()));
    }

    private DetectedRegion region(ConnectedParts.Extent part, PixelsOnFrame.Placed placed, Optional<ModelScore> score) {
        return new DetectedRegion(
                new LabelWords(plan.labels().get(part.label() - 1)).region(score),
                score,
                image.plane().map(plane -> plane.toPatient(onFrame.place(part.x(), part.y()))),
                placed.box(),
                List.of(),
                Optional.of(placed.mask()));
    }
}
