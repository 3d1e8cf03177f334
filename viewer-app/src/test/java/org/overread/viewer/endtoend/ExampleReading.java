package org.overread.viewer.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.report.ReportContent;
import org.overread.core.report.SigningOutcome;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewedFinding;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;
import org.overread.viewer.station.OpenedStudy;
import org.overread.viewer.station.SettingsFile;
import org.overread.viewer.station.Station;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StudySession;

/**
 * The example study read and signed at a real station without a window: findings 1 and 3 accepted, 2 modified, 5 rejected,
 * 6 left without a decision. As a process of its own it then goes on delivering, until it is killed.
 */
public final class ExampleReading {
    /** What the process says when the report is signed and safe on disk; the report's UID follows. */
    static final String SIGNED = "signed ";

    /** @param arguments the data folder, with its settings */
    public static void main(String[] arguments) throws Exception {
        try (Station station = station(Path.of(arguments[0]))) {
            station.deliver();
            System.out.println(SIGNED + sign(station));
            System.in.read();
        }
    }

    /** Settings with one receiver, "PACS". */
    public static Path settings(Path dataFolder, String stowUrl) throws IOException {
        Files.createDirectories(dataFolder);
        return Files.writeString(dataFolder.resolve("settings.json"), """
                {"destinations": [{"name": "PACS", "stowUrl": "%s"}]}""".formatted(stowUrl));
    }

    public static Station station(Path dataFolder) throws Exception {
        return Station.open(StationOptions.of(dataFolder, SettingsFile.read(dataFolder), ExampleReport.READER));
    }

    /** The example study taken up where it was left; its review is the calling thread's. */
    public static StudySession open(Station station) {
        FindingReview review = new FindingReview(
                ExampleStudy.STUDY_UID,
                station.options().reader(),
                station.store().reviewJournal(),
                station.clock());
        StudyAnnotations annotations = new StudyAnnotations(
                ExampleStudy.STUDY_UID,
                station.options().reader(),
                station.store().annotations(),
                station.clock());
        StudyKeyImages keyImages = new StudyKeyImages(
                ExampleStudy.STUDY_UID,
                station.options().reader(),
                station.store().keyImages(),
                station.clock());
        StudySession session = StudySession.open(
                station,
                new OpenedStudy(ExampleStudy.ct(), station.clock().instant(), review, annotations, keyImages),
                Runnable::run);
        session.restore();
        return session;
    }

    /** Signs; the report's UID. */
    public static String sign(Station station) {
        ReportContent example = ExampleReport.content();
        StudySession session = open(station);
        FindingReview review = session.review();
        List<Finding> found = found(example);
        session.runs().note(run(found), failure -> {
            throw new AssertionError(failure.orElseThrow());
        });
        review.present(found);
        for (ReviewedFinding stated : example.stated()) {
            if (stated.decision().equals(Optional.of(AssessmentDecision.ACCEPTED))) {
                review.accept(stated.trackingUid());
            } else if (stated.decision().equals(Optional.of(AssessmentDecision.MODIFIED))) {
                review.modify(stated.trackingUid(), stated.claim());
            }
        }
        example.rejected().forEach(rejected -> review.reject(rejected.trackingUid(), RejectionReason.VESSEL));
        return switch (session.sign(review.state(), List.of(), List.of())) {
            case SigningOutcome.Signed signed -> signed.report().content().ids().reportUid();
            case SigningOutcome refused -> throw new AssertionError(refused);
        };
    }

    private static List<Finding> found(ReportContent example) {
        Stream<Finding> decided = Stream.concat(example.stated().stream(), example.rejected().stream())
                .map(ReviewedFinding::finding);
        return Stream.concat(decided, example.notAssessed().stream())
                .filter(finding -> finding.origin() instanceof FindingOrigin.Model)
                .toList();
    }

    private static InferenceStatus run(List<Finding> found) {
        String runUid = ((FindingOrigin.Model) found.getFirst().origin()).runUid();
        return new InferenceStatus(
                runUid,
                ExampleReport.MODEL,
                ExampleStudy.STUDY_UID,
                ExampleStudy.SERIES_UID,
                RunState.FINDINGS,
                1,
                Optional.empty(),
                "CPU",
                Duration.ofSeconds(5),
                true,
                found);
    }

    private ExampleReading() {}
}
