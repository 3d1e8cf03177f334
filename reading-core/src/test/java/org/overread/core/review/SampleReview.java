package org.overread.core.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Characteristic;
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
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;

/** A study, its readers, a model and its findings, for tests of review, store and report. */
public final class SampleReview {
    public static final String STUDY = "1.2.3.4";
    public static final String SERIES = "1.2.3.4.5";
    public static final String FRAME_OF_REFERENCE = "1.2.3.4.6";
    public static final Instant NOW = Instant.parse("2026-03-02T08:30:15.123456789Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final ReaderIdentity READER = new ReaderIdentity("WEISS^ANNA", "Overread Clinic", "aweiss", "L");
    public static final ReaderIdentity OTHER_READER = new ReaderIdentity("BRAUN^JAN", "Overread Clinic", "jbraun", "L");
    public static final ModelIdentity MODEL = new ModelIdentity(
            "lung-nodule-reference", "Lung nodule", "1.0", "Overread", "2.25.77", "ab".repeat(32), false);

    public static Study study(String uid) {
        return new Study(
                uid,
                new Patient("DOE^JANE", "P1", "", Optional.of("19500101"), Optional.of("F"), Optional.empty()),
                Optional.of("20260302"),
                Optional.empty(),
                Optional.of("A1"),
                Optional.empty(),
                "CT CHEST",
                Optional.empty(),
                List.of());
    }

    /** A claim with every part there is. */
    public static FindingClaim claim(double diameterMm) {
        FrameRef frame = new FrameRef("1.2.3.4.5.6", 3);
        boolean[] inside = {true, false, true, true, false, true, false, true, true};
        return new FindingClaim(
                Codes.NODULE,
                Optional.of(Codes.LUNG),
                Optional.of(Laterality.LEFT),
                Optional.of(new PatientPoint(-12.25, 1 / 3.0, 1e-300)),
                new Mark.Box(frame, 10.5, 20.25, 30.125, 40.0625),
                List.of(
                        new Measurement(Codes.DIAMETER, diameterMm, Unit.MILLIMETRE, Measurement.Source.MODEL),
                        new Measurement(Codes.VOLUME, 0.1, Unit.MILLILITRE, Measurement.Source.READER)),
                List.of(new Characteristic(Codes.COMPOSITION, Codes.PART_SOLID, Measurement.Source.MODEL)),
                Optional.of(new Mark.Mask(List.of(MaskFrame.of(frame, 1, 2, 3, 3, inside)))));
    }

    /** A claim with no more than it must have. */
    public static FindingClaim bareClaim() {
        FindingClaim full = claim(6);
        return new FindingClaim(
                full.label(),
                Optional.empty(),
                Optional.empty(),
                full.centre(),
                full.box(),
                List.of(),
                Optional.empty());
    }

    public static Finding finding(int number, String runUid) {
        return finding(STUDY, "1.2.3.100." + number, number, runUid);
    }

    public static Finding finding(String study, String trackingUid, int number, String runUid) {
        return new Finding(
                new TrackingUid(trackingUid),
                number,
                study,
                SERIES,
                FRAME_OF_REFERENCE,
                new FindingOrigin.Model(MODEL, runUid),
                claim(5 + number),
                Optional.of(new ModelScore(0.5 / number)),
                Optional.of(new CertaintyOfFinding(90.5 - number)));
    }

    /** Findings 1 to {@code count} of a run. */
    public static List<Finding> findings(int count, String runUid) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> finding(n, runUid)).toList();
    }

    public static InferenceStatus run(String runUid, RunState state, List<Finding> findings) {
        return new InferenceStatus(
                runUid,
                MODEL,
                STUDY,
                SERIES,
                state,
                1,
                state == RunState.LATE ? Optional.of(RunReason.of(RunReason.Code.LATE, 10)) : Optional.empty(),
                "CPU",
                Duration.ofMillis(8400),
                true,
                findings);
    }

    private SampleReview() {}
}
