package org.overread.core.sr;

import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.FindingStatement;
import org.overread.core.review.ReviewedFinding;

/** What a segment is and who drew it (PS3.3 C.8.20.4). */
final class SegmentDescription {
    /** Characters of LO (PS3.5 6.2). */
    private static final int LONGEST_LABEL = 64;

    static DataSet of(SegmentationPlan.Segment segment) {
        DataSet item = new DataSet().putInteger(Tag.SegmentNumber, Vr.US, segment.number());
        switch (segment.content()) {
            case SegmentContent.OfFinding(ReviewedFinding reviewed) -> put(item, reviewed);
            case SegmentContent.OfLabel(MapLabel label, ModelIdentity model) -> put(item, label, model);
        }
        return item;
    }

    private static void put(DataSet item, ReviewedFinding reviewed) {
        Finding finding = reviewed.finding();
        FindingClaim claim = reviewed.claim();
        String label = claim.label().meaning() + " " + finding.number();
        item.putString(
                        Tag.SegmentLabel,
                        Vr.LO,
                        label.length() <= LONGEST_LABEL ? label : FindingStatement.trackingIdentifier(finding))
                .putItems(Tag.SegmentedPropertyCategoryCodeSequence, CodeItems.of(Concepts.ABNORMAL_STRUCTURE))
                .putItems(Tag.SegmentedPropertyTypeCodeSequence, CodeItems.of(claim.label()))
                .putString(Tag.TrackingID, Vr.UT, FindingStatement.trackingIdentifier(finding))
                .putString(Tag.TrackingUID, Vr.UI, finding.trackingUid().value());
        if (reviewed.assessment().isEmpty()) {
            ClaimItems.model(finding)
                    .ifPresent(model -> item.putString(
                            Tag.SegmentDescription,
                            Vr.ST,
                            SingleValue.of(FindingStatement.unverified(finding, model))));
        }
        putAlgorithm(item, reviewed);
        claim.site().ifPresent(site -> putSite(item, site, claim));
    }

    /** Anatomy that a model has drawn; the side is that of the structure itself. */
    private static void put(DataSet item, MapLabel label, ModelIdentity model) {
        String side = label.laterality().map(one -> one.code().meaning() + " ").orElse("");
        String name = SingleValue.of(side + label.code().meaning());
        DataSet type = CodeItems.of(label.code());
        label.laterality()
                .ifPresent(
                        one -> type.putItems(Tag.SegmentedPropertyTypeModifierCodeSequence, CodeItems.of(one.code())));
        item.putString(Tag.SegmentLabel, Vr.LO, name.substring(0, Math.min(name.length(), LONGEST_LABEL)))
                .putItems(Tag.SegmentedPropertyCategoryCodeSequence, CodeItems.of(Concepts.ANATOMICAL_STRUCTURE))
                .putItems(Tag.SegmentedPropertyTypeCodeSequence, type)
                .putString(Tag.SegmentDescription, Vr.ST, "Drawn by AI; no reader has assessed it")
                .putString(Tag.SegmentAlgorithmType, Vr.CS, "AUTOMATIC");
        putModel(item, model);
    }

    /**
     * AUTOMATIC: the model's mask as it made it; SEMIAUTOMATIC: one that a reader has changed; MANUAL: a reader's own.
     */
    private static void putAlgorithm(DataSet item, ReviewedFinding reviewed) {
        Optional<ModelIdentity> model = ClaimItems.model(reviewed.finding());
        boolean untouched =
                reviewed.claim().mask().equals(reviewed.finding().claim().mask());
        String type = model.isEmpty() ? "MANUAL" : untouched ? "AUTOMATIC" : "SEMIAUTOMATIC";
        item.putString(Tag.SegmentAlgorithmType, Vr.CS, type);
        model.ifPresent(algorithm -> putModel(item, algorithm));
    }

    private static void putModel(DataSet item, ModelIdentity algorithm) {
        item.putString(Tag.SegmentAlgorithmName, Vr.LO, SingleValue.of(algorithm.name()))
                .putItems(
                        Tag.SegmentationAlgorithmIdentificationSequence,
                        new DataSet()
                                .putItems(
                                        Tag.AlgorithmFamilyCodeSequence, CodeItems.of(Concepts.ARTIFICIAL_INTELLIGENCE))
                                .putString(Tag.AlgorithmName, Vr.LO, SingleValue.of(algorithm.name()))
                                .putString(Tag.AlgorithmVersion, Vr.LO, SingleValue.of(algorithm.version()))
                                .putString(Tag.AlgorithmSource, Vr.LO, SingleValue.of(algorithm.manufacturer())));
    }

    private static void putSite(DataSet item, CodedConcept site, FindingClaim claim) {
        DataSet region = CodeItems.of(site);
        claim.laterality()
                .ifPresent(side -> region.putItems(Tag.AnatomicRegionModifierSequence, CodeItems.of(side.code())));
        item.putItems(Tag.AnatomicRegionSequence, region);
    }

    private SegmentDescription() {}
}
