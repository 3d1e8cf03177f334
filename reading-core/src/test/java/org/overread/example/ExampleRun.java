package org.overread.example;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.ModelScore;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.sr.UnverifiedIds;
import org.overread.core.sr.UnverifiedRun;
import org.overread.core.study.Study;

/** A model's run on the example study: 1 with a mask in the right lung, 2 with a box in the left. */
public final class ExampleRun {
    public static final UnverifiedIds IDS = new UnverifiedIds("2.25.511", "2.25.512", "2.25.513", "2.25.514");

    public static UnverifiedRun found() {
        return of(ExampleStudy.ct(), RunState.FINDINGS, findings());
    }

    public static UnverifiedRun of(Study study, RunState state, List<Finding> findings) {
        return new UnverifiedRun(
                study,
                status(state, true, findings),
                Optional.of(new ModelScore(0.39)),
                IDS,
                ExampleReport.SIGNED_AT.atZone(ExampleReport.ZONE));
    }

    public static InferenceStatus status(RunState state, boolean finished, List<Finding> findings) {
        return new InferenceStatus(
                "2.25.600",
                ExampleReport.MODEL,
                ExampleStudy.STUDY_UID,
                ExampleStudy.SERIES_UID,
                state,
                1,
                Optional.empty(),
                "CPU",
                Duration.ofSeconds(3),
                finished,
                findings);
    }

    public static List<Finding> findings() {
        return List.of(
                ExampleReport.accepted(1).finding(),
                ExampleReport.ai(
                        2,
                        ExampleReport.claim(
                                Codes.NODULE,
                                Laterality.LEFT,
                                ExampleReport.box(3, 5.5, 1.25, 8.5, 4.75),
                                Optional.empty())));
    }

    /** The same finding, by another origin. */
    public static Finding by(FindingOrigin origin) {
        Finding first = findings().get(1);
        return new Finding(
                first.trackingUid(),
                first.number(),
                first.studyInstanceUid(),
                first.seriesInstanceUid(),
                first.frameOfReferenceUid().orElseThrow(),
                origin,
                first.claim(),
                first.score(),
                first.certainty());
    }

    private ExampleRun() {}
}
