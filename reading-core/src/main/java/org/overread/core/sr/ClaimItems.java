package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;
import static org.overread.core.sr.Relationship.HAS_CONCEPT_MOD;
import static org.overread.core.sr.Relationship.HAS_OBS_CONTEXT;
import static org.overread.core.sr.Relationship.SELECTED_FROM;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.ReviewedFinding;

/**
 * What a measurement group says of a claim, whoever makes it: TID 1411 with the referenced segment where there is one, else
 * TID 1410 with the box as an image region "bounded by" it.
 */
final class ClaimItems {
    private final Function<TrackingUid, String> observationUids;
    private final Evidence evidence;
    private final SegmentationPlan plan;

    ClaimItems(Function<TrackingUid, String> observationUids, Evidence evidence, SegmentationPlan plan) {
        this.observationUids = observationUids;
        this.evidence = evidence;
        this.plan = plan;
    }

    /** An empty group with the finding's identity. */
    ContentItem begin(Finding finding, String observedAt) {
        boolean segment = plan.place(finding.trackingUid()).isPresent();
        return ContentItem.container(Concepts.MEASUREMENT_GROUP, segment ? "1411" : "1410")
                .identifiedBy(observationUids.apply(finding.trackingUid()))
                .observedAt(observedAt)
                .add(
                        HAS_OBS_CONTEXT,
                        ContentItem.text(
                                FindingConcepts.TRACKING_IDENTIFIER, FindingStatement.trackingIdentifier(finding)))
                .add(
                        HAS_OBS_CONTEXT,
                        ContentItem.uid(
                                FindingConcepts.TRACKING_UID,
                                finding.trackingUid().value()));
    }

    /** What it is, where, by which algorithm, and its measurements. */
    void add(ContentItem group, ReviewedFinding reviewed, List<String> parameters) {
        FindingClaim claim = reviewed.claim();
        Optional<ModelIdentity> model = model(reviewed.finding());
        group.add(CONTAINS, ContentItem.code(FindingConcepts.FINDING, claim.label()));
        plan.place(reviewed.trackingUid())
                .ifPresentOrElse(place -> addSegment(group, place), () -> addBox(group, claim.box()));
        model.ifPresent(algorithm -> AlgorithmItems.addAlgorithm(group, algorithm, parameters));
        addSite(group, claim);
        addMeasurements(group, reviewed, model);
        // TID 1501: qualitative evaluations come after the measurements
        for (Characteristic quality : claim.characteristics()) {
            group.add(CONTAINS, ContentItem.code(quality.name(), quality.value()));
        }
    }

    static Optional<ModelIdentity> model(Finding finding) {
        return switch (finding.origin()) {
            case FindingOrigin.Model(ModelIdentity model, String run) -> Optional.of(model);
            case FindingOrigin.Reader() -> Optional.empty();
        };
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
        String observation = observationUids.apply(reviewed.trackingUid());
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
                model.ifPresent(algorithm -> AlgorithmItems.addAlgorithm(number, algorithm));
            }
            group.add(CONTAINS, number);
        }
    }
}
