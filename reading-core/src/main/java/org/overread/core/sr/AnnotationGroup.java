package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;
import static org.overread.core.sr.Relationship.HAS_CONCEPT_MOD;
import static org.overread.core.sr.Relationship.HAS_OBS_CONTEXT;
import static org.overread.core.sr.Relationship.INFERRED_FROM;
import static org.overread.core.sr.Relationship.SELECTED_FROM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.Shape;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.MeasurementStatement;
import org.overread.core.review.ReaderIdentity;

/**
 * The measurement group of something that the reader measured: TID 1410 where it has an inside, which is then the image
 * region; TID 1411 for the volume of a segment whose source is said; else TID 1501, each number inferred from the lines
 * that it was measured along, if it was.
 */
final class AnnotationGroup {
    private final Function<TrackingUid, String> observationUids;
    private final Evidence evidence;
    private final ReaderIdentity signer;
    private final DicomTimes times;

    AnnotationGroup(
            Function<TrackingUid, String> observationUids, Evidence evidence, ReaderIdentity signer, DicomTimes times) {
        this.observationUids = observationUids;
        this.evidence = evidence;
        this.signer = signer;
        this.times = times;
    }

    /** @param number how people call it, from 1 */
    ContentItem of(int number, MeasuredAnnotation measured) {
        Annotation annotation = measured.annotation();
        boolean region = annotation.shape() instanceof Shape.Region;
        List<ContentItem> segment = segment(annotation.shape());
        String observation = observationUids.apply(annotation.trackingUid());
        String template = !segment.isEmpty() ? "1411" : region ? "1410" : "1501";
        ContentItem group = ContentItem.container(Concepts.MEASUREMENT_GROUP, template)
                .identifiedBy(observation)
                .observedAt(times.dateTime(annotation.at()));
        addObserver(group, annotation.reader());
        group.add(
                        HAS_OBS_CONTEXT,
                        ContentItem.text(
                                FindingConcepts.TRACKING_IDENTIFIER,
                                MeasurementStatement.trackingIdentifier(number, annotation)))
                .add(
                        HAS_OBS_CONTEXT,
                        ContentItem.uid(
                                FindingConcepts.TRACKING_UID,
                                annotation.trackingUid().value()));
        if (region) {
            lines(annotation, List.of()).forEach(outline -> group.add(CONTAINS, outline));
        }
        segment.forEach(item -> group.add(CONTAINS, item));
        for (int i = 0; i < measured.numbers().size(); i++) {
            group.add(CONTAINS, number(measured, i).identifiedBy(Uids.named(observation + " measurement " + i)));
        }
        return group.add(CONTAINS, ContentItem.text(Concepts.COMMENT, MeasurementStatement.of(measured)));
    }

    /**
     * The segment that has the volume, and what was segmented: one series or images (TID 1411 rows 11 and 12, of which one
     * kind must be there); empty where there is none, or the segmentation does not say.
     */
    private List<ContentItem> segment(Shape shape) {
        Optional<InstanceReference> segment =
                shape instanceof Shape.MaskVolume mask ? mask.segment() : Optional.empty();
        List<ContentItem> items = new ArrayList<>();
        segment.ifPresent(one -> {
            Optional<String> series = evidence.source(one).seriesInstanceUid();
            series.ifPresent(uid -> items.add(ContentItem.uid(Concepts.SERIES_SEGMENTED, uid)));
            evidence.sourceImages(one)
                    .forEach(image ->
                            items.add(ContentItem.image(Concepts.SEGMENTATION_SOURCE, References.frames(image))));
            if (!items.isEmpty()) {
                DataSet reference = References.instance(one.sopClassUid(), one.sopInstanceUid())
                        .putInteger(
                                Tag.ReferencedSegmentNumber,
                                Vr.US,
                                one.segments().getFirst());
                items.addFirst(ContentItem.image(Concepts.REFERENCED_SEGMENT, reference));
            }
        });
        return items;
    }

    /** Who measured, where that is not who signs. */
    private void addObserver(ContentItem group, ReaderIdentity reader) {
        if (!reader.equals(signer)) {
            group.add(HAS_OBS_CONTEXT, ContentItem.code(Concepts.OBSERVER_TYPE, Concepts.PERSON))
                    .add(HAS_OBS_CONTEXT, ContentItem.person(Concepts.PERSON_NAME, reader.personName()))
                    .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.PERSON_ORGANIZATION, reader.organization()));
        }
    }

    private ContentItem number(MeasuredAnnotation measured, int index) {
        Measured number = measured.numbers().get(index);
        ContentItem item = ContentItem.number(number.quantity(), MeasurementStatement.number(number), number.unit());
        number.derivation().ifPresent(how -> item.add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.DERIVATION, how)));
        if (!(measured.annotation().shape() instanceof Shape.Region)) {
            lines(measured.annotation(), List.of(index)).forEach(line -> item.add(INFERRED_FROM, line));
        }
        return item;
    }

    /** The graphics of a shape. @param number of two diameters, which one */
    private Stream<ContentItem> lines(Annotation annotation, List<Integer> number) {
        CodedConcept name =
                annotation.shape() instanceof Shape.Region ? Concepts.IMAGE_REGION : Concepts.SOURCE_OF_MEASUREMENT;
        return DrawnGraphic.of(annotation.shape(), number).stream()
                .map(graphic -> annotation
                        .place()
                        .plane()
                        .map(plane -> onPlane(name, graphic, plane))
                        .orElseGet(
                                () -> onFrame(name, graphic, annotation.place().frame())));
    }

    private ContentItem onFrame(CodedConcept name, DrawnGraphic graphic, FrameRef frame) {
        return ContentItem.graphic(name, graphic.type(), graphic.columnsAndRows())
                .add(SELECTED_FROM, ContentItem.image(References.frame(evidence.instance(frame), frame.frameNumber())));
    }

    /** Of no frame, but of the patient. */
    private static ContentItem onPlane(CodedConcept name, DrawnGraphic graphic, ReformatPlane plane) {
        return ContentItem.graphic3d(name, graphic.type3d(), plane.frameOfReferenceUid(), graphic.inPatient(plane));
    }
}
