package org.overread.findings.panel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
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

/** Findings and runs of a chest CT, as a lung nodule model brings them. */
final class SomeFindings {
    static final String STUDY = "2.25.1001";
    static final String SERIES = "2.25.1002";
    static final String RUN = "2.25.1003";
    static final ModelIdentity MODEL = new ModelIdentity(
            "lung-nodule-reference", "Lung nodule reference", "1.0", "Overread", "2.25.1004", "00", false);

    private static final CodedConcept UPPER = new CodedConcept("45653009", "SCT", "Upper lobe of lung");
    private static final CodedConcept LOWER = new CodedConcept("90572001", "SCT", "Lower lobe of lung");
    private static final CodedConcept MIDDLE = new CodedConcept("40020002", "SCT", "Middle lobe of lung");
    private static final List<CodedConcept> SITES = List.of(LOWER, LOWER, UPPER, MIDDLE, UPPER, Codes.LUNG, LOWER);
    private static final List<Laterality> SIDES = List.of(
            Laterality.RIGHT,
            Laterality.LEFT,
            Laterality.RIGHT,
            Laterality.RIGHT,
            Laterality.LEFT,
            Laterality.LEFT,
            Laterality.RIGHT);
    private static final double[] DIAMETERS = {17.28, 6.04, 9.4, 4.2, 5.1, 31.6, 3.9};
    private static final double[] CERTAINTIES = {96, 71, 64, 52, 47, 41, 38};

    /** {@code count} findings by the model, numbered from 1, in descending certainty for the first seven. */
    static List<Finding> byModel(int count) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i % 7;
            findings.add(byModel(
                    i + 1,
                    claim(
                            DIAMETERS[kind] > 30 ? Codes.MASS : Codes.NODULE,
                            Optional.of(SITES.get(kind)),
                            Optional.of(SIDES.get(kind)),
                            DIAMETERS[kind]),
                    Optional.of(CERTAINTIES[kind])));
        }
        return findings;
    }

    static Finding byModel(int number, FindingClaim claim, Optional<Double> certainty) {
        return new Finding(
                new TrackingUid("2.25.77" + String.format("%05d", number)),
                number,
                STUDY,
                SERIES,
                "2.25.1005",
                new FindingOrigin.Model(MODEL, RUN),
                claim,
                Optional.of(new ModelScore(0.83)),
                certainty.map(CertaintyOfFinding::new));
    }

    static FindingClaim claim(
            CodedConcept label, Optional<CodedConcept> site, Optional<Laterality> side, double diameterMm) {
        FrameRef frame = new FrameRef("2.25.1006", 1);
        return new FindingClaim(
                label,
                site,
                side,
                new PatientPoint(-60, 20, -150),
                new Mark.Box(frame, 100, 200, 124, 224),
                List.of(new Measurement(Codes.DIAMETER, diameterMm, Unit.MILLIMETRE, Measurement.Source.MODEL)),
                Optional.of(new Mark.Mask(List.of())));
    }

    static InferenceStatus run(RunState state) {
        return run(state, state == RunState.FINDINGS ? byModel(7) : List.of(), state.compareTo(RunState.LATE) > 0);
    }

    static InferenceStatus run(RunState state, List<Finding> findings, boolean finished) {
        Optional<RunReason> reason = switch (state) {
            case NOT_ELIGIBLE -> Optional.of(RunReason.said("slices 8 mm apart, at most 3 mm allowed"));
            case FAILED -> Optional.of(RunReason.said("out of memory on the graphics card"));
            default -> Optional.empty();
        };
        return new InferenceStatus(
                RUN, MODEL, STUDY, SERIES, state, 0.4, reason, "CPU", Duration.ofMillis(8437), finished, findings);
    }

    private SomeFindings() {}
}
