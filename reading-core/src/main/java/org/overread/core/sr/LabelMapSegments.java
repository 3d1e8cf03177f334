package org.overread.core.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.ResultMap.LabelMap;
import org.overread.core.report.Evidence;
import org.overread.core.study.Instance;

/**
 * A label map on a series' own frames as segments: one for each label that is anatomy and has pixels. What are findings go
 * out as findings.
 */
final class LabelMapSegments {
    private final LabelMap map;
    private final Evidence evidence;

    private LabelMapSegments(LabelMap map, Evidence evidence) {
        this.map = map;
        this.evidence = evidence;
    }

    /** Empty where there is nothing to draw, or where the frames have no place in the patient. */
    static Optional<SegmentationPlan.Segmentation> of(
            LabelMap map, ModelIdentity model, Evidence evidence, String sopInstanceUid) {
        LabelMapSegments made = new LabelMapSegments(map, evidence);
        List<FrameRef> frames = frames(map.grid());
        if (frames.isEmpty()
                || frames.stream().anyMatch(frame -> made.plane(frame).isEmpty())) {
            return Optional.empty();
        }
        List<SegmentationPlan.Segment> segments = new ArrayList<>();
        for (MapLabel label : map.labels()) {
            List<SegmentFrame> drawn = label.finding() ? List.of() : made.frames(frames, label.index());
            if (!drawn.isEmpty()) {
                segments.add(new SegmentationPlan.Segment(
                        segments.size() + 1, new SegmentContent.OfLabel(label, model), drawn));
            }
        }
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new SegmentationPlan.Segmentation(
                        sopInstanceUid,
                        evidence.series(frames.getFirst()),
                        map.grid().columns(),
                        map.grid().rows(),
                        segments));
    }

    /** Of each slice; none where cells are not the frames' pixels. */
    private static List<FrameRef> frames(MapGrid grid) {
        return switch (grid) {
            case MapGrid.InVolume volume -> volume.frames();
            case MapGrid.OnFrame cells -> {
                MapGrid.OnFrame pixels = MapGrid.OnFrame.pixels(cells.frame(), cells.columns(), cells.rows());
                yield cells.equals(pixels) ? List.of(cells.frame()) : List.of();
            }
        };
    }

    private Optional<ImagePlane> plane(FrameRef frame) {
        return evidence.instance(frame).plane(frame.frameNumber());
    }

    private List<SegmentFrame> frames(List<FrameRef> frames, int index) {
        List<SegmentFrame> drawn = new ArrayList<>();
        for (int slice = 0; slice < frames.size(); slice++) {
            FrameRef frame = frames.get(slice);
            Instance instance = evidence.instance(frame);
            window(frame, index, slice)
                    .ifPresent(window -> drawn.add(new SegmentFrame(frame, instance, plane(frame), List.of(window))));
        }
        return drawn;
    }

    /** The smallest window of a frame that holds a label; empty where it has none. */
    private Optional<MaskFrame> window(FrameRef frame, int index, int slice) {
        int columns = map.grid().columns();
        int rows = map.grid().rows();
        int left = columns;
        int right = -1;
        int top = rows;
        int bottom = -1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (map.index(column, row, slice) == index) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = row;
                }
            }
        }
        if (right < 0) {
            return Optional.empty();
        }
        int width = right - left + 1;
        boolean[] inside = new boolean[width * (bottom - top + 1)];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = map.index(left + i % width, top + i / width, slice) == index;
        }
        return Optional.of(MaskFrame.of(frame, left, top, width, bottom - top + 1, inside));
    }
}
