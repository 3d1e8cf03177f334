package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;
import static org.overread.core.sr.Relationship.HAS_CONCEPT_MOD;
import static org.overread.core.sr.Relationship.HAS_OBS_CONTEXT;
import static org.overread.core.sr.Relationship.SELECTED_FROM;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportIds;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/**
 * The measurement group of one stated finding: TID 1411 with the referenced segment where there is one, else TID 1410 with
 * the box as an image region "bounded by" it.
 *
 * <p>The observer is the device where the reader accepted a model's finding as it is; of a modified or added finding it is
 * the reader, inherited from the root. The algorithm that found it is named either way.
 */
final class FindingGroup {
    private final ReportIds ids;
    private final Evidence evidence;
    private final SegmentationPlan plan;
    private final DicomTimes times;

    FindingGroup(ReportIds ids, Evidence evidence, SegmentationPlan plan, DicomTimes times) {
        this.ids = ids;
        this.evidence = evidence;
        this.plan = plan;
        this.times = times;
    }

    ContentItem of(ReviewedFinding reviewed) {
        Finding finding = reviewed.finding();
        FindingClaim claim = reviewed.claim();
        Optional<SegmentationPlan.Place> segment = plan.place(finding.trackingUid());
        Optional<ModelIdentity> model = model(finding);
        ContentItem group = ContentItem.container(Concepts.MEASUREMENT_GROUP, segment.isPresent() ? "1411" : "1410")
                .identifiedBy(ids.observationUid(finding.trackingUid()))
                .observedAt(times.dateTime(reviewed.assessment().orElseThrow().at()))
                .add(
                        HAS_OBS_CONTEXT,
                        ContentItem.text(
                                FindingConcepts.TRACKING_IDENTIFIER, FindingStatement.trackingIdentifier(finding)))
                .add(
                        HAS_OBS_CONTEXT,
                        ContentItem.uid(
                                FindingConcepts.TRACKING_UID,
                                finding.trackingUid().value()));
        if (reviewed.decision().orElseThrow() == AssessmentDecision.ACCEPTED) {
            model.ifPresent(device -> addDeviceObserver(group, device));
        }
        group.add(CONTAINS, ContentItem.code(FindingConcepts.FINDING, claim.label()));
        segment.ifPresentOrElse(place -> addSegment(group, place), () -> addBox(group, claim.box()));
        model.ifPresent(algorithm -> addAlgorithm(group, algorithm));
        addSite(group, claim);
        addMeasurements(group, reviewed, model);
        return group.add(
                        CONTAINS,
                        ContentItem.code(
                                ReportCodes.READER_ASSESSMENT,
                                ReportCodes.of(reviewed.decision().orElseThrow())))
                .add(CONTAINS, ContentItem.text(Concepts.COMMENT, FindingStatement.of(reviewed)));
    }

    private static Optional<ModelIdentity> model(Finding finding) {
        return switch (finding.origin()) {
            case FindingOrigin.Model(ModelIdentity model, String run) -> Optional.of(model);
            case FindingOrigin.Reader() -> Optional.empty();
        };
    }

    /** TID 1004. */
    private static void addDeviceObserver(ContentItem group, ModelIdentity model) {
        group.add(HAS_OBS_CONTEXT, ContentItem.code(Concepts.OBSERVER_TYPE, Concepts.DEVICE))
                .add(HAS_OBS_CONTEXT, ContentItem.uid(Concepts.DEVICE_UID, model.deviceUid()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.DEVICE_NAME, model.name()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.DEVICE_MANUFACTURER, model.manufacturer()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.DEVICE_MODEL, model.name()));
    }

    /** TID 4019. */
    private static void addAlgorithm(ContentItem parent, ModelIdentity model) {
        parent.add(HAS_CONCEPT_MOD, ContentItem.text(FindingConcepts.ALGORITHM_NAME, model.name()))
                .add(HAS_CONCEPT_MOD, ContentItem.text(FindingConcepts.ALGORITHM_VERSION, model.version()))
                .add(
                        HAS_CONCEPT_MOD,
                        ContentItem.text(Concepts.ALGORITHM_PARAMETERS, "model SHA-256 " + model.sha256()))
                .add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.ALGORITHM_FAMILY, Concepts.ARTIFICIAL_INTELLIGENCE));
    }

    private void addBox(ContentItem group, Mark.Box box) {
        DataSet image =
                References.frame(evidence.instance(box.frame()), box.frame().frameNumber());
        ContentItem region = ContentItem.polyline(
                Concepts.IMAGE_REGION,
                box.column0(),
                box.row0(),
                box.column1(),
                box.row0(),
                box.column1(),
                box.row1(),
                box.column0(),
                box.row1(),
                box.column0(),
                box.row0());
        group.add(CONTAINS, ContentItem.code(Concepts.GEOMETRIC_PURPOSE, Concepts.BOUNDED_BY))
                .add(CONTAINS, region.add(SELECTED_FROM, ContentItem.image(image)));
    }

    private static void addSegment(ContentItem group, SegmentationPlan.Place place) {
        group.add(CONTAINS, ContentItem.image(Concepts.REFERENCED_SEGMENT, place.reference()));
        for (SegmentFrame frame : place.segment().frames()) {
            DataSet source = References.frame(frame.instance(), frame.frame().frameNumber());
            group.add(CONTAINS, ContentItem.image(Concepts.SEGMENTATION_SOURCE, source));
        }
    }

    /** Laterality modifies the site (TID 1419 rows 2 and 3); without a site it stands alone. */
    private static void addSite(ContentItem group, FindingClaim claim) {
        Optional<ContentItem> side =
                claim.laterality().map(laterality -> ContentItem.code(FindingConcepts.LATERALITY, laterality.code()));
        Optional<ContentItem> site = claim.site().map(place -> ContentItem.code(FindingConcepts.FINDING_SITE, place));
        site.ifPresent(place -> {
            side.ifPresent(value -> place.add(HAS_CONCEPT_MOD, value));
            group.add(HAS_CONCEPT_MOD, place);
        });
        if (site.isEmpty()) {
            side.ifPresent(value -> group.add(HAS_CONCEPT_MOD, value));
        }
    }

    private void addMeasurements(ContentItem group, ReviewedFinding reviewed, Optional<ModelIdentity> model) {
        String observation = ids.observationUid(reviewed.trackingUid());
        List<Measurement> measurements = reviewed.claim().measurements();
        for (int i = 0; i < measurements.size(); i++) {
            Measurement measurement = measurements.get(i);
            ContentItem number = ContentItem.number(
                            measurement.quantity(), ReportedNumber.of(measurement), measurement.unit())
                    .identifiedBy(Uids.named(observation + " measurement " + i))
                    .add(
                            HAS_CONCEPT_MOD,
                            ContentItem.code(FindingConcepts.MEASUREMENT_METHOD, ReportCodes.of(measurement.source())));
            if (measurement.source() == Measurement.Source.MODEL) {
                model.ifPresent(algorithm -> addAlgorithm(number, algorithm));
            }
            group.add(CONTAINS, number);
        }
        ReportedNumber.certainty(reviewed)
                .ifPresent(percent ->
                        group.add(CONTAINS, ContentItem.number(FindingConcepts.CERTAINTY, percent, Unit.PERCENT)));
    }
}
