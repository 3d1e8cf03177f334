package org.overread.core.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.Shape;
import org.overread.core.reference.InstanceReference;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.segmentation.SegmentSource;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/**
 * The instances that the findings of a document refer to.
 *
 * <p>Errors: a finding of another study, or a mark on an instance or frame that the study does not have, is refused with
 * IllegalArgumentException, and so is an instance that names another patient: a report must not point into nowhere, or at
 * somebody else.
 */
public final class Evidence {
    /** Referenced instances of one series, in the study's order. */
    public record OfSeries(Series series, List<Instance> instances) {
        public OfSeries {
            instances = List.copyOf(instances);
        }
    }

    private record Place(Series series, Instance instance) {}

    private final Map<String, Place> places = new HashMap<>();
    private final List<OfSeries> referenced = new ArrayList<>();

    private Evidence(Study study) {
        for (Series series : study.series()) {
            for (Instance instance : series.instances()) {
                places.put(instance.sopInstanceUid(), new Place(series, instance));
            }
        }
    }

    /** What a report's stated findings and measurements refer to. */
    public static Evidence of(ReportContent content) {
        Evidence evidence = new Evidence(content.study());
        Set<String> measured = new HashSet<>();
        for (MeasuredAnnotation measurement : content.measurements()) {
            AnnotationPlace place = measurement.annotation().place();
            if (!place.studyInstanceUid().equals(content.study().studyInstanceUid())) {
                throw new IllegalArgumentException(
                        "measurement " + measurement.annotation().trackingUid().value() + " belongs to another study");
            }
            measured.add(evidence.place(place.frame()).instance().sopInstanceUid());
            if (measurement.annotation().shape() instanceof Shape.MaskVolume mask) {
                mask.segment().ifPresent(segment -> {
                    measured.add(segment.sopInstanceUid());
                    evidence.sourceImages(segment).forEach(image -> measured.add(image.sopInstanceUid()));
                });
            }
        }
        return of(content.study(), content.stated(), measured);
    }

    /** What a report's key images are of. */
    public static Evidence ofKeyImages(ReportContent content) {
        Evidence evidence = new Evidence(content.study());
        Set<String> marked = new HashSet<>();
        for (KeyImage image : content.keyImages()) {
            if (!image.place().studyInstanceUid().equals(content.study().studyInstanceUid())) {
                throw new IllegalArgumentException(
                        "key image " + image.trackingUid().value() + " belongs to another study");
            }
            marked.add(evidence.place(image.frame()).instance().sopInstanceUid());
        }
        return of(content.study(), List.of(), marked);
    }

    /** All that a run was given, and what its findings refer to. */
    public static Evidence of(Study study, InferenceStatus run) {
        Set<String> given = Stream.concat(
                        Stream.of(run.seriesInstanceUid()),
                        run.details().beside().stream().map(ChannelSeries::seriesInstanceUid))
                .flatMap(uid -> analysed(study, run, uid).instances().stream())
                .map(Instance::sopInstanceUid)
                .collect(Collectors.toSet());
        return of(study, ReviewedFinding.notAssessed(run.findings()), given);
    }

    private static Series analysed(Study study, InferenceStatus run, String seriesInstanceUid) {
        return study.series().stream()
                .filter(series -> run.studyInstanceUid().equals(study.studyInstanceUid()))
                .filter(series -> series.seriesInstanceUid().equals(seriesInstanceUid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a run on a series that the study does not have: " + seriesInstanceUid));
    }

    private static Evidence of(Study study, List<ReviewedFinding> findings, Set<String> beside) {
        Evidence evidence = new Evidence(study);
        Set<String> uids = new HashSet<>(beside);
        for (ReviewedFinding reviewed : findings) {
            Finding finding = reviewed.finding();
            if (!finding.studyInstanceUid().equals(study.studyInstanceUid())) {
                throw new IllegalArgumentException(
                        "finding " + finding.trackingUid().value() + " belongs to another study");
            }
            frames(reviewed.claim())
                    .map(evidence::place)
                    .forEach(place -> uids.add(place.instance().sopInstanceUid()));
        }
        evidence.collect(study, uids);
        return evidence;
    }

    private static Stream<FrameRef> frames(FindingClaim claim) {
        return Stream.concat(
                Stream.of(claim.box().frame()),
                claim.mask().stream().flatMap(mask -> mask.frames().stream()).map(MaskFrame::frame));
    }

    private void collect(Study study, Set<String> uids) {
        for (Series series : study.series()) {
            List<Instance> instances = series.instances().stream()
                    .filter(instance -> uids.contains(instance.sopInstanceUid()))
                    .toList();
            instances.forEach(instance -> requireSamePatient(study, instance));
            if (!instances.isEmpty()) {
                referenced.add(new OfSeries(series, instances));
            }
        }
    }

    public Instance instance(FrameRef frame) {
        return place(frame).instance();
    }

    public Series series(FrameRef frame) {
        return place(frame).series();
    }

    /** What a segment of the study was drawn on. */
    public SegmentSource source(InstanceReference segment) {
        Instance segmentation = instance(new FrameRef(segment.sopInstanceUid(), 1));
        return SegmentSource.of(segmentation.header(), segment.segments().getFirst());
    }

    /** The images of the study that a segment was drawn on, where that is not said by one series. */
    public List<InstanceReference> sourceImages(InstanceReference segment) {
        SegmentSource source = source(segment);
        return source.seriesInstanceUid().isPresent()
                ? List.of()
                : source.images().stream()
                        .filter(image -> places.containsKey(image.sopInstanceUid()))
                        .toList();
    }

    /** Series with referenced instances, in the study's order. */
    public List<OfSeries> bySeries() {
        return Collections.unmodifiableList(referenced);
    }

    private Place place(FrameRef frame) {
        Place place = places.get(frame.sopInstanceUid());
        if (place == null) {
            throw new IllegalArgumentException(
                    "a finding refers to an instance that the study does not have: " + frame.sopInstanceUid());
        }
        if (frame.frameNumber() > place.instance().frames()) {
            throw new IllegalArgumentException("a finding refers to frame " + frame.frameNumber() + " of "
                    + place.instance().frames() + ": " + frame.sopInstanceUid());
        }
        return place;
    }

    /** Patient ID is what tells patients apart; an instance without one goes with its study. */
    private static void requireSamePatient(Study study, Instance instance) {
        String named = instance.header().string(Tag.PatientID).orElse("");
        if (!named.isEmpty() && !named.equals(study.patient().id())) {
            throw new IllegalArgumentException(
                    "an instance names another patient than its study: " + instance.sopInstanceUid());
        }
    }
}
