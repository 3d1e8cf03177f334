package org.overread.example;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportIds;
import org.overread.core.report.StationIdentity;
import org.overread.core.review.Assessment;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Study;

/**
 * A signed report with every kind of finding: 1 accepted with a mask, 2 modified, 3 accepted without a mask, 4 the
 * reader's own; 5 rejected and 6 not assessed, neither of which may be stated.
 */
public final class ExampleReport {
    public static final StationIdentity STATION = new StationIdentity("Overread", "Overread station", "0.1.0", "ST-1");
    public static final ReaderIdentity READER =
            new ReaderIdentity("Nováková^Žofie^^MUDr.", "Nemocnice Na Říčce", "znovakova", "99HOSP");
    public static final ModelIdentity MODEL = new ModelIdentity(
            "lung-nodule-reference", "Lung nodule reference", "1.0.0", "Overread", "2.25.1001", "ab".repeat(32), false);
    public static final Instant SIGNED_AT = Instant.parse("2026-11-24T09:30:15.250Z");
    public static final ZoneId ZONE = ZoneId.of("Europe/Prague");
    public static final ReportIds IDS = new ReportIds(
            "2.25.500", "2.25.501", "2.25.502", "2.25.503", "2.25.504", "2.25.505", "CTRL0000000000000001");
    /** A word that stands in findings which no reader has verified, and nowhere else. */
    public static final String NEVER_STATED = "Unverifiedoma";

    public static ReportContent content() {
        return content(ExampleStudy.ct());
    }

    public static ReportContent content(Study study) {
        return of(study, List.of(accepted(1), modified(2), acceptedWithoutMask(3), readersOwn(4)));
    }

    public static ReportContent of(Study study, List<ReviewedFinding> stated) {
        ReviewedFinding rejected = reviewed(
                ai(5, neverStated()),
                AssessmentDecision.REJECTED,
                Optional.of(RejectionReason.VESSEL),
                Optional.empty());
        return new ReportContent(
                IDS,
                study,
                READER,
                SIGNED_AT,
                ZONE,
                stated,
                List.of(rejected),
                List.of(ai(6, neverStated())),
                List.of(),
                List.of());
    }

    /** Nodule in the right lung with a mask on slices 2 and 3. */
    public static ReviewedFinding accepted(int number) {
        FindingClaim claim = claim(Codes.NODULE, Laterality.RIGHT, box(2, 1, 2, 4, 5), Optional.of(mask()));
        return reviewed(ai(number, claim), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());
    }

    /** The same, told by the model to be part-solid. */
    public static ReviewedFinding partSolid(int number) {
        FindingClaim plain = accepted(number).claim();
        FindingClaim claim = new FindingClaim(
                plain.label(),
                plain.site(),
                plain.laterality(),
                plain.centre(),
                plain.box(),
                plain.measurements(),
                List.of(new Characteristic(Codes.COMPOSITION, Codes.PART_SOLID, Measurement.Source.MODEL)),
                plain.mask());
        return reviewed(ai(number, claim), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());
    }

    /** Called a mass and moved by the reader, who measured it; the model had called it a nodule on the other side. */
    public static ReviewedFinding modified(int number) {
        Finding first = ai(number, claim(Codes.NODULE, Laterality.RIGHT, box(3, 0, 0, 2, 2), Optional.empty()));
        FindingClaim changed = first.claim()
                .withLabel(Codes.MASS)
                .withSite(Optional.of(Codes.LUNG), Optional.of(Laterality.LEFT))
                .withReaderDiameter(31.04)
                .withBox(box(3, 5.5, 1.25, 8.5, 4.75), Optional.of(new PatientPoint(-140, -286, -208.5)));
        return reviewed(first, AssessmentDecision.MODIFIED, Optional.empty(), Optional.of(changed));
    }

    public static ReviewedFinding acceptedWithoutMask(int number) {
        FindingClaim claim = claim(Codes.NODULE, Laterality.LEFT, box(4, 3, 3, 6, 6), Optional.empty());
        return reviewed(ai(number, claim), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());
    }

    public static ReviewedFinding readersOwn(int number) {
        Measurement diameter = new Measurement(Codes.DIAMETER, 6, Unit.MILLIMETRE, Measurement.Source.READER);
        FindingClaim claim = new FindingClaim(
                Codes.NODULE,
                Optional.of(Codes.LUNG),
                Optional.empty(),
                new PatientPoint(-142, -286, -216),
                box(0, 1, 1, 3, 3),
                List.of(diameter),
                Optional.empty());
        return reviewed(
                finding(number, new FindingOrigin.Reader(), claim, Optional.empty()),
                AssessmentDecision.ADDED,
                Optional.empty(),
                Optional.empty());
    }

    public static Finding ai(int number, FindingClaim claim) {
        return finding(
                number, new FindingOrigin.Model(MODEL, "2.25.600"), claim, Optional.of(new CertaintyOfFinding(96.04)));
    }

    private static Finding finding(
            int number, FindingOrigin origin, FindingClaim claim, Optional<CertaintyOfFinding> certainty) {
        return new Finding(
                new TrackingUid("2.25.70" + number),
                number,
                ExampleStudy.STUDY_UID,
                ExampleStudy.SERIES_UID,
                ExampleStudy.FRAME_OF_REFERENCE,
                origin,
                claim,
                certainty.map(c -> new ModelScore(0.91)),
                certainty);
    }

    public static ReviewedFinding reviewed(
            Finding finding,
            AssessmentDecision decision,
            Optional<RejectionReason> reason,
            Optional<FindingClaim> changed) {
        Assessment assessment = new Assessment(
                finding.trackingUid(), decision, reason, changed, READER, Instant.parse("2026-11-24T09:20:00Z"));
        return new ReviewedFinding(finding, Optional.of(assessment));
    }

    public static FindingClaim claim(CodedConcept label, Laterality side, Mark.Box box, Optional<Mark.Mask> mask) {
        Measurement diameter = new Measurement(Codes.DIAMETER, 17.2345, Unit.MILLIMETRE, Measurement.Source.MODEL);
        Measurement volume = new Measurement(Codes.VOLUME, 2.6789, Unit.MILLILITRE, Measurement.Source.MODEL);
        return new FindingClaim(
                label,
                Optional.of(Codes.LUNG),
                Optional.of(side),
                new PatientPoint(-141.5, -285, -211),
                box,
                List.of(diameter, volume),
                mask);
    }

    private static FindingClaim neverStated() {
        CodedConcept label = new CodedConcept("UNVERIFIED", "99OVERREAD", NEVER_STATED);
        return claim(label, Laterality.RIGHT, box(5, 0, 0, 1, 1), Optional.of(mask()));
    }

    public static Mark.Box box(int slice, double column0, double row0, double column1, double row1) {
        return new Mark.Box(frame(slice), column0, row0, column1, row1);
    }

    public static FrameRef frame(int slice) {
        return new FrameRef(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, slice), 1);
    }

    /** An L of four pixels on slice 3, one pixel on slice 2, nothing on slice 4; in an order that is not the patient's. */
    public static Mark.Mask mask() {
        boolean[] angle = {true, false, true, false, true, true};
        return new Mark.Mask(List.of(
                MaskFrame.of(frame(3), 2, 3, 2, 3, angle),
                MaskFrame.of(frame(4), 0, 0, 3, 1, new boolean[3]),
                MaskFrame.of(frame(2), 8, 6, 1, 1, new boolean[] {true})));
    }

    private ExampleReport() {}
}
