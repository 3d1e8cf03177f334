package org.overread.core.sr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.ImagePlane;
import org.overread.core.report.Evidence;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/**
 * Which masked findings become which segments of which segmentations: one segmentation for each series and size of frame
 * that masks lie on.
 *
 * <p>A mask becomes a segment where each of its frames has a known plane in the patient; otherwise its finding is stated by
 * its box.
 */
final class SegmentationPlan {

    /** The pixel grid that a segmentation shares with its source frames. */
    private record Grid(String seriesInstanceUid, int columns, int rows) {}

    /** One segment, in its segmentation. */
    record Segment(int number, SegmentContent content, List<SegmentFrame> frames) {}

    /** One segmentation; the source series is the one that all its frames come from. */
    record Segmentation(String sopInstanceUid, Series source, int columns, int rows, List<Segment> segments) {}

    /** Where a finding's segment is, for references to it. */
    record Place(Segmentation segmentation, Segment segment) {
        DataSet reference() {
            return References.instance(SopClass.SEGMENTATION, segmentation.sopInstanceUid())
                    .putInteger(Tag.ReferencedSegmentNumber, Vr.US, segment.number());
        }
    }

    private final String seriesInstanceUid;
    private final List<Segmentation> segmentations = new ArrayList<>();
    private final Map<TrackingUid, Place> places = new HashMap<>();

    private SegmentationPlan(String seriesInstanceUid) {
        this.seriesInstanceUid = seriesInstanceUid;
    }

    /**
     * @param seriesInstanceUid of the segmentations
     * @param sopInstanceUid of the first one; those of others follow from it
     */
    static SegmentationPlan of(
            List<ReviewedFinding> findings, Evidence evidence, String seriesInstanceUid, String sopInstanceUid) {
        Map<Grid, List<Segment>> byGrid = new LinkedHashMap<>();
        for (ReviewedFinding reviewed : findings) {
            Optional<Mark.Mask> mask = reviewed.claim().mask();
            List<SegmentFrame> frames =
                    mask.map(m -> SegmentFrame.of(m, evidence)).orElse(List.of());
            grid(frames, evidence).ifPresent(grid -> {
                List<Segment> segments = byGrid.computeIfAbsent(grid, g -> new ArrayList<>());
                segments.add(new Segment(segments.size() + 1, new SegmentContent.OfFinding(reviewed), frames));
            });
        }
        SegmentationPlan plan = new SegmentationPlan(seriesInstanceUid);
        byGrid.forEach((grid, segments) -> plan.add(sopInstanceUid, evidence, grid, segments));
        return plan;
    }

    private void add(String first, Evidence evidence, Grid grid, List<Segment> segments) {
        String uid = segmentations.isEmpty() ? first : Uids.named(first + " " + grid);
        Series source = evidence.series(segments.get(0).frames().get(0).frame());
        Segmentation segmentation = new Segmentation(uid, source, grid.columns(), grid.rows(), segments);
        segmentations.add(segmentation);
        for (Segment segment : segments) {
            if (segment.content() instanceof SegmentContent.OfFinding(ReviewedFinding reviewed)) {
                places.put(reviewed.trackingUid(), new Place(segmentation, segment));
            }
        }
    }

    /** The one grid of all frames; empty where there is no frame, no plane, or more than one grid. */
    private static Optional<Grid> grid(List<SegmentFrame> frames, Evidence evidence) {
        Optional<Grid> grid = Optional.empty();
        for (SegmentFrame frame : frames) {
            Instance instance = frame.instance();
            Optional<ImagePlane> plane = frame.plane();
            Grid own = new Grid(
                    evidence.series(frame.frame()).seriesInstanceUid(),
                    instance.header().integer(Tag.Columns).orElse(0),
                    instance.header().integer(Tag.Rows).orElse(0));
            if (plane.isEmpty() || grid.isPresent() && !grid.get().equals(own)) {
                return Optional.empty();
            }
            grid = Optional.of(own);
        }
        return grid;
    }

    String seriesInstanceUid() {
        return seriesInstanceUid;
    }

    List<Segmentation> segmentations() {
        return segmentations;
    }

    boolean isEmpty() {
        return segmentations.isEmpty();
    }

    Optional<Place> place(TrackingUid finding) {
        return Optional.ofNullable(places.get(finding));
    }
}
