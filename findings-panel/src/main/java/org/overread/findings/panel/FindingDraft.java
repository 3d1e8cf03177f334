package org.overread.findings.panel;

import java.util.Locale;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.PatientPoint;
import org.overread.core.review.ReviewedFinding;

/**
 * A finding's claim while a reader edits it: what has been changed so far, and nothing else.
 *
 * @param base the claim when editing began
 * @param diameter as typed, in mm
 * @param box moved on the image; empty where it was not
 */
public record FindingDraft(
        TrackingUid trackingUid,
        int number,
        FindingClaim base,
        CodedConcept label,
        Optional<CodedConcept> site,
        Optional<Laterality> side,
        String diameter,
        Optional<MovedBox> box) {

    /** A box as the reader left it, and its centre in mm LPS+. */
    public record MovedBox(Mark.Box box, Optional<PatientPoint> centre) {}

    /** Why a draft cannot be saved. */
    public enum Problem {
        DIAMETER_NOT_A_NUMBER,
        DIAMETER_OUT_OF_RANGE,
        DIAMETER_MISSING,
        SITE_NOT_ON_SIDE
    }

    /** @param locale whose decimal sign the field shows */
    static FindingDraft of(ReviewedFinding finding, Locale locale) {
        FindingClaim claim = finding.claim();
        return new FindingDraft(
                finding.trackingUid(),
                finding.finding().number(),
                claim,
                claim.label(),
                claim.site(),
                claim.laterality(),
                DiameterEntry.shown(claim, locale),
                Optional.empty());
    }

    public FindingDraft withLabel(CodedConcept changed) {
        return new FindingDraft(trackingUid, number, base, changed, site, side, diameter, box);
    }

    public FindingDraft withSite(Optional<CodedConcept> changed) {
        return new FindingDraft(trackingUid, number, base, label, changed, side, diameter, box);
    }

    public FindingDraft withSide(Optional<Laterality> changed) {
        return new FindingDraft(trackingUid, number, base, label, site, changed, diameter, box);
    }

    public FindingDraft withDiameter(String typed) {
        return new FindingDraft(trackingUid, number, base, label, site, side, typed, box);
    }

    public FindingDraft withBox(MovedBox moved) {
        return new FindingDraft(trackingUid, number, base, label, site, side, diameter, Optional.of(moved));
    }

    /** Whether saving would change the claim. */
    public boolean changed() {
        return labelChanged() || placeChanged() || box.isPresent() || diameterTyped();
    }

    public Optional<Problem> problem(ClaimChoices choices) {
        Optional<Problem> ofDiameter = diameterTyped() ? diameterProblem() : Optional.empty();
        return ofDiameter.or(() -> siteProblem(choices));
    }

    /** The draft's changes on the claim as it stands by now; other parts of it stay. Requires no {@link #problem}. */
    FindingClaim claimOn(FindingClaim current) {
        FindingClaim claim = current;
        if (labelChanged()) {
            claim = claim.withLabel(label);
        }
        if (placeChanged()) {
            claim = claim.withSite(site, side);
        }
        if (box.isPresent()) {
            claim = claim.withBox(box.get().box(), box.get().centre());
        }
        if (diameterTyped()) {
            claim = claim.withReaderDiameter(DiameterEntry.parse(diameter).orElseThrow());
        }
        return claim;
    }

    private boolean labelChanged() {
        return !label.sameCode(base.label());
    }

    private boolean placeChanged() {
        boolean sameSite = site.isPresent() == base.site().isPresent()
                && site.map(s -> s.sameCode(base.site().get())).orElse(true);
        return !sameSite || !side.equals(base.laterality());
    }

    // the field shows 0.1 mm of a finer number: leaving it alone, or typing it again, keeps the finer one
    private boolean diameterTyped() {
        String shown = DiameterEntry.shown(base, Locale.ROOT);
        return !diameter.strip().equals(shown)
                && (DiameterEntry.parse(diameter).isEmpty()
                        || !DiameterEntry.parse(diameter).equals(DiameterEntry.parse(shown)));
    }

    private Optional<Problem> diameterProblem() {
        if (diameter.isBlank()) {
            return Optional.of(Problem.DIAMETER_MISSING);
        }
        var mm = DiameterEntry.parse(diameter);
        if (mm.isEmpty()) {
            return Optional.of(Problem.DIAMETER_NOT_A_NUMBER);
        }
        return DiameterEntry.inRange(mm.getAsDouble()) ? Optional.empty() : Optional.of(Problem.DIAMETER_OUT_OF_RANGE);
    }

    private Optional<Problem> siteProblem(ClaimChoices choices) {
        boolean possible = site.flatMap(choices::choice)
                .flatMap(choice -> side.map(choice.sides()::contains))
                .orElse(true);
        return possible ? Optional.empty() : Optional.of(Problem.SITE_NOT_ON_SIDE);
    }
}
