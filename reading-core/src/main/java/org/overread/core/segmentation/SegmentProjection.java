package org.overread.core.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reference.SourceImage;
import org.overread.core.segmentation.ProjectedSegment.Empty;
import org.overread.core.segmentation.ProjectedSegment.Refused;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;

/**
 * The segments of a segmentation on one frame of an image.
 *
 * <p>Where both say where they lie in the patient, that decides, whatever image a frame refers to: the frames in the
 * image's plane are taken, pixel centre by pixel centre. Else the frames are taken that refer to this image frame, if
 * they are of its size. Where neither tells, it is refused in words.
 *
 * <p>Thread: one at a time.
 */
public final class SegmentProjection {
    private final Segmentation segmentation;
    private final Instance image;
    private final FrameRef target;
    private final Optional<ImagePlane> plane;
    private final MaskOnImage masks;

    /** @param fraction what is inside in a FRACTIONAL segmentation: pixels of this fraction or more, above 0 */
    public SegmentProjection(Segmentation segmentation, Instance image, int frameNumber, double fraction)
            throws IOException {
        this.segmentation = segmentation;
        this.image = image;
        this.target = new FrameRef(image.sopInstanceUid(), frameNumber);
        this.plane = image.plane(frameNumber);
        int columns = Required.integer(image.header(), Tag.Columns);
        int rows = Required.integer(image.header(), Tag.Rows);
        this.masks = new MaskOnImage(segmentation, target, columns, rows, fraction);
    }

    /** Of a BINARY segmentation or a label map. */
    public SegmentProjection(Segmentation segmentation, Instance image, int frameNumber) throws IOException {
        this(segmentation, image, frameNumber, 0.5);
    }

    /** What is known of one segment here. Errors: as {@link SegmentationPixels}. */
    public ProjectedSegment segment(int number) throws IOException {
        List<SegmentationFrame> frames = segmentation.frames().of(number);
        if (frames.isEmpty()) {
            return withoutFrames();
        }
        List<SegmentationFrame> placed =
                frames.stream().filter(frame -> frame.plane().isPresent()).toList();
        return plane.isPresent() && !placed.isEmpty() ? byPlace(number, placed) : byReference(number, frames);
    }

    private ProjectedSegment withoutFrames() {
        boolean here = referred()
                || plane.map(ImagePlane::frameOfReferenceUid)
                        .equals(segmentation.frameOfReferenceUid().or(() -> Optional.of("")));
        return here ? new Empty(target) : refused("the segmentation does not refer to this image");
    }

    // --- by place ---------------------------------------------------------------------------------------------------

    private ProjectedSegment byPlace(int number, List<SegmentationFrame> frames) throws IOException {
        PlaneDistance distance =
                new PlaneDistance(plane.get(), segmentation.columns(), segmentation.rows(), sliceDistance());
        Map<SegmentationFrame, PixelGrid> matching = new HashMap<>();
        for (SegmentationFrame frame : frames) {
            ImagePlane own = frame.plane().orElseThrow();
            if (distance.coincides(own)) {
                matching.put(frame, PixelGrid.between(plane.get(), own));
            }
        }
        if (!matching.isEmpty()) {
            return masks.of(number, matching);
        }
        for (SegmentationFrame frame : frames) {
            if (frame.sources().size() == 1 && namesTarget(frame)) {
                return refused(contradiction(distance, frame.plane().orElseThrow()));
            }
        }
        return referred() || outside(distance, frames)
                ? new Empty(target)
                : refused(
                        distance.sameFrameOfReference(frames.get(0).plane().orElseThrow())
                                ? "none of the segment's frames lies in this image's plane"
                                : "the segment lies in another frame of reference");
    }

    private static String contradiction(PlaneDistance distance, ImagePlane own) {
        if (!distance.sameFrameOfReference(own)) {
            return "the segment refers to this image, but lies in another frame of reference";
        }
        return distance.parallel(own)
                ? String.format(
                        Locale.ROOT,
                        "the segment refers to this image, but lies %.2f mm off it",
                        Math.abs(distance.ofCentre(own)))
                : "the segment refers to this image, but lies across it";
    }

    /** Whether all frames are parallel to the image and lie on one side of it. */
    private static boolean outside(PlaneDistance distance, List<SegmentationFrame> frames) {
        double nearest = Double.POSITIVE_INFINITY;
        double farthest = Double.NEGATIVE_INFINITY;
        for (SegmentationFrame frame : frames) {
            ImagePlane own = frame.plane().orElseThrow();
            if (!distance.sameFrameOfReference(own) || !distance.parallel(own)) {
                return false;
            }
            nearest = Math.min(nearest, distance.ofCentre(own));
            farthest = Math.max(farthest, distance.ofCentre(own));
        }
        return nearest > 0 || farthest < 0;
    }

    private OptionalDouble sliceDistance() {
        DataSet measures = FunctionalGroups.of(image.header(), Tag.PixelMeasuresSequence, target.frameNumber())
                .orElse(image.header());
        OptionalDouble between = measures.number(Tag.SpacingBetweenSlices);
        return between.isPresent() ? between : measures.number(Tag.SliceThickness);
    }

    // --- by reference -----------------------------------------------------------------------------------------------

    private ProjectedSegment byReference(int number, List<SegmentationFrame> frames) throws IOException {
        List<SegmentationFrame> referring =
                frames.stream().filter(this::namesTarget).toList();
        if (referring.isEmpty()) {
            boolean allSay = frames.stream().noneMatch(frame -> frame.sources().isEmpty());
            return allSay && referred()
                    ? new Empty(target)
                    : refused("the segment's frames say neither where they lie nor that they are of this image");
        }
        Optional<String> against = against(referring);
        if (against.isPresent()) {
            return refused(against.get());
        }
        Map<SegmentationFrame, PixelGrid> matching = new HashMap<>();
        referring.forEach(frame -> matching.put(frame, PixelGrid.SAME));
        return masks.of(number, matching);
    }

    private Optional<String> against(List<SegmentationFrame> referring) {
        if (segmentation.columns() != masks.columns() || segmentation.rows() != masks.rows()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the segment's frames of %d x %d pixels do not say where they lie on this image of %d x %d",
                    segmentation.columns(),
                    segmentation.rows(),
                    masks.columns(),
                    masks.rows()));
        }
        List<SourceImage> sources = new ArrayList<>();
        referring.forEach(frame -> frame.sources().stream()
                .filter(source -> source.image().sopInstanceUid().equals(target.sopInstanceUid()))
                .forEach(sources::add));
        if (sources.stream().anyMatch(source -> source.pixelsInPlace().equals(Optional.of(false)))) {
            return Optional.of("the segment's pixels do not lie where those of its source image lie");
        }
        boolean unclear = image.frames() > 1
                && sources.stream().anyMatch(source -> source.image().frames().size() != 1);
        return unclear
                ? Optional.of("the segment does not say which of this image's frames it lies on")
                : Optional.empty();
    }

    /** Whether the segmentation was made from this image, or from its series: then frames it lacks are empty. */
    private boolean referred() {
        Optional<String> series = image.header().string(Tag.SeriesInstanceUID);
        return segmentation.frames().referTo(target.sopInstanceUid())
                || segmentation.referenced().stream()
                        .anyMatch(reference -> series.equals(Optional.of(reference.seriesInstanceUid())));
    }

    private boolean namesTarget(SegmentationFrame frame) {
        for (SourceImage source : frame.sources()) {
            InstanceReference reference = source.image();
            if (reference.sopInstanceUid().equals(target.sopInstanceUid())
                    && reference.includesFrame(target.frameNumber())) {
                return true;
            }
        }
        return false;
    }

    private ProjectedSegment refused(String reason) {
        return new Refused(target, reason);
    }
}
