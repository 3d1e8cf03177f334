package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.RunState;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.Viewport;

/** The real window, worked by real keys and a real mouse: what is decided, and what is seen of it. */
@ExtendWith(VirtualScreen.class)
class DecisionsInWindowTest {
    private static final String AMBER = "#E69F00";
    private static final String GREEN = "#009E73";

    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private final Finding first = ReadingBench.onSlice(1, chest, 4, new ImagePoint(44, 20), 7);
    private final Finding second = ReadingBench.onSlice(2, chest, 15, new ImagePoint(20, 40), 5);
    private ReadingBench bench;
    private FindingReview review;

    @BeforeEach
    void openWindow() {
        bench = new ReadingBench(SyntheticSeries::read, 1200, 800);
        review = bench.open(ReadingBench.study(chest));
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void acceptShowsAtOnceAndTheNextOpenFindingIsCentred() {
        present();
        bench.keys(KeyCode.D);
        assertCentred(first);
        bench.keys(KeyCode.A);
        assertThat(decision(first)).hasValue(AssessmentDecision.ACCEPTED);
        assertThat(bench.journal.entries).hasSize(1);
        assertCentred(second);
        assertThat(bench.texts()).contains("Accepted 1 Nodule", "Undo");
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(decision(first)).isEmpty();
        assertCentred(first);
    }

    @Test
    void theMarkTakesTheColourOfTheDecisionInTheSameCall() {
        present();
        bench.keys(KeyCode.D);
        assertThat(colour(AMBER)).isPositive();
        WritableImage after = VirtualScreen.onScreen(() -> {
            review.accept(first.trackingUid());
            return bench.stage().getScene().snapshot(null);
        });
        assertThat(ReadingBench.count(bench.image(after), GREEN)).isPositive();
        assertThat(ReadingBench.count(bench.image(after), AMBER)).isZero();
    }

    @Test
    void rejectAsksForAReasonWhoseDigitIsNoWindowPreset() {
        present();
        bench.keys(KeyCode.D);
        var window = painted().window();
        bench.keys(KeyCode.X);
        bench.keys(KeyCode.DIGIT2);
        assertThat(review(first).assessment().orElseThrow().reason()).hasValue(RejectionReason.VESSEL);
        assertThat(painted().window()).isEqualTo(window);
        bench.keys(KeyCode.DIGIT3);
        assertThat(painted().window().orElseThrow().explanation()).isEqualTo("Bone");
    }

    @Test
    void oneKeyHidesAllAiAndSaysSo() {
        present();
        bench.keys(KeyCode.D);
        assertThat(colour(AMBER)).isPositive();
        assertThat(bench.texts()).contains("AI, unverified");
        bench.keys(KeyCode.Q);
        assertThat(colour(AMBER)).isZero();
        assertThat(bench.texts()).contains("AI marks hidden").doesNotContain("AI, unverified");
        bench.keys(KeyCode.Q);
        assertThat(colour(AMBER)).isPositive();
    }

    @Test
    void oneKeyHidesTheClassOfTheSelectedFinding() {
        present();
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.W);
        assertThat(colour(AMBER)).isZero();
        assertThat(bench.texts()).contains("Nodule: hidden");
        bench.keys(KeyCode.W);
        assertThat(colour(AMBER)).isPositive();
    }

    @Test
    void aMarkIsSeenOnItsOwnSlicesOnly() {
        present();
        int[] seen = new int[20];
        for (int k = 0; k < 20; k++) {
            int position = k;
            VirtualScreen.onScreen(() -> bench.seen.viewport().scrollTo(position));
            bench.settle();
            seen[k] = colour(AMBER) > 0 ? 1 : 0;
        }
        // 7 mm about slice 4 and 5 mm about slice 15, slices 3 mm apart
        assertThat(seen).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void clickingAMarkSelectsItsFinding() {
        present();
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.D);
        assertThat(selected()).hasValue(second.trackingUid());
        VirtualScreen.onScreen(() -> bench.seen.viewport().scrollTo(4));
        bench.keys(KeyCode.F);
        Point2D disc = onScreen(new ImagePoint(44, 20));
        bench.mouseTo(disc.getX(), disc.getY());
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        assertThat(selected()).hasValue(first.trackingUid());
        assertThat(painted().position()).isEqualTo(4);
    }

    @Test
    void aClickInTheListBringsTheFindingUpAndKeysStillScroll() {
        present();
        bench.mouseTo(1000, 214);
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        assertCentred(second);
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).contains("Slice 17 / 20");
        bench.keys(KeyCode.UP);
        bench.keys(KeyCode.A);
        assertThat(decision(second)).hasValue(AssessmentDecision.ACCEPTED);
        assertThat(decision(first)).isEmpty();
    }

    @Test
    void exposureIsToldOnceAndOnlyOfMarksThatWereOnScreen() {
        present();
        assertThat(bench.host.shown).as("no mark on the slice on screen").isEmpty();
        bench.keys(KeyCode.D);
        assertThat(bench.host.shown).containsExactly(first.trackingUid());
        bench.keys(KeyCode.F);
        bench.keys(KeyCode.Q);
        bench.keys(KeyCode.D);
        assertThat(painted().ref()).isEqualTo(second.claim().box().frame());
        assertThat(bench.host.shown).as("hidden marks are not shown").containsExactly(first.trackingUid());
        bench.keys(KeyCode.Q);
        assertThat(bench.host.shown).containsExactly(first.trackingUid(), second.trackingUid());
    }

    @Test
    void silentFindingsReachNoReader() {
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.SILENT, true, List.of(first, second)));
        bench.keys(KeyCode.D);
        assertThat(VirtualScreen.onScreen(() -> review.state().findings())).isEmpty();
        VirtualScreen.onScreen(() -> bench.seen.viewport().scrollTo(4));
        bench.settle();
        assertThat(colour(AMBER)).isZero();
        assertThat(bench.texts()).doesNotContain("2 findings").doesNotContain("silent");
    }

    @Test
    void lateResultsAreOfferedAndComeWhenAskedFor() {
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.LATE, false, List.of()));
        bench.settle();
        assertThat(bench.texts()).contains("late, reading goes on");
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.LATE, true, List.of(first)));
        VirtualScreen.onScreen(() -> bench.seen.viewport().scrollTo(4));
        bench.settle();
        assertThat(colour(AMBER)).isZero();
        assertThat(bench.texts()).contains("results are ready");
        bench.keys(KeyCode.T);
        assertThat(colour(AMBER)).isPositive();
        assertThat(bench.host.late).containsExactly("2.25.5");
    }

    @Test
    void aRunningModelCanBeStoppedAndReadingGoesOn() {
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.RUNNING, false, List.of()));
        bench.settle();
        VirtualScreen.onScreen(() -> bench.script.findings().moves().stopRun("2.25.5"));
        assertThat(bench.host.stopped).containsExactly("2.25.5");
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).contains("Slice 12 / 20");
    }

    @Test
    void findingsOfAnotherStudyAreNotTakenUp() {
        bench.window.inference(ReadingBench.run("1.2.840.99.3", RunState.FINDINGS, true, List.of(first)));
        bench.settle();
        assertThat(VirtualScreen.onScreen(() -> review.state().findings())).isEmpty();
    }

    @Test
    void aMissedFindingIsPutWhereThePointerIsInThePatient() {
        Point2D at = onScreen(new ImagePoint(20.5, 30.5));
        bench.mouseTo(at.getX(), at.getY());
        bench.keys(KeyCode.Z);
        bench.picture("missed");
        assertThat(bench.typedInFields()).as("the key is a command, not text").isEmpty();
        ReviewedFinding added =
                VirtualScreen.onScreen(() -> review.state().findings().getFirst());
        assertThat(added.decision()).hasValue(AssessmentDecision.ADDED);
        FindingClaim claim = added.claim();
        assertThat(claim.box().frame()).isEqualTo(new FrameRef("1.2.3.11", 1));
        assertThat(claim.measurements()).as("no size is claimed").isEmpty();
        // slice 10 lies at 30 mm; column 20.5 at -22 + 20 · 0.7 mm
        assertThat(claim.centre().orElseThrow().x()).isCloseTo(-8, within(0.8));
        assertThat(claim.centre().orElseThrow().y()).isCloseTo(-1, within(0.8));
        assertThat(claim.centre().orElseThrow().z()).isCloseTo(30, within(1e-6));
        assertThat((claim.box().column1() - claim.box().column0()) * 0.7).isCloseTo(10, within(1e-6));
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(VirtualScreen.onScreen(() -> review.state().findings())).isEmpty();
    }

    @Test
    void withoutAPointerOnTheImageNoFindingIsMade() {
        bench.mouseTo(20, 20);
        bench.keys(KeyCode.Z);
        assertThat(bench.texts()).contains("Point at the place");
        assertThat(VirtualScreen.onScreen(() -> review.state().findings())).isEmpty();
    }

    @Test
    void aBoxIsDraggedOnTheImageAndSavedWithTheEdit() {
        present();
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.E);
        bench.picture("editing");
        Mark.Box before = first.claim().box();
        Point2D middle = onScreen(new ImagePoint(44, 20));
        double scale = VirtualScreen.onScreen(() -> painted().geometry().scale());
        bench.mouseTo(middle.getX(), middle.getY());
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        bench.mouseTo(middle.getX() + 5 * scale, middle.getY());
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        assertThat(decision(first)).as("not yet saved").isEmpty();
        bench.keys(KeyCode.ENTER);
        ReviewedFinding saved = review(first);
        assertThat(saved.decision()).hasValue(AssessmentDecision.MODIFIED);
        Mark.Box after = saved.claim().box();
        assertThat(after.frame()).isEqualTo(before.frame());
        assertThat(after.column0()).isCloseTo(before.column0() + 5, within(0.2));
        assertThat(after.column1()).isCloseTo(before.column1() + 5, within(0.2));
        assertThat(after.row0()).isCloseTo(before.row0(), within(0.2));
        PatientPoint centre = saved.claim().centre().orElseThrow();
        assertThat(centre.x()).isCloseTo(first.claim().centre().orElseThrow().x() + 3.5, within(0.15));
        assertThat(centre.z()).isCloseTo(first.claim().centre().orElseThrow().z(), within(1e-6));
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(review(first).claim().box()).isEqualTo(before);
    }

    @Test
    void escapeLeavesTheBoxWhereItWas() {
        present();
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.E);
        Point2D middle = onScreen(new ImagePoint(44, 20));
        bench.mouseTo(middle.getX(), middle.getY());
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        bench.mouseTo(middle.getX() + 40, middle.getY() + 40);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        bench.keys(KeyCode.ESCAPE);
        assertThat(decision(first)).isEmpty();
        assertThat(review(first).claim().box()).isEqualTo(first.claim().box());
        assertThat(VirtualScreen.onScreen(() -> bench.seen.viewport().marks().editedBox()))
                .isEmpty();
    }

    @Test
    void aDecisionThatDoesNotReachTheDiskIsSaidUntilItDoes() {
        present();
        bench.keys(KeyCode.D);
        bench.journal.failing = true;
        bench.keys(KeyCode.A);
        assertThat(decision(first)).as("reading goes on").hasValue(AssessmentDecision.ACCEPTED);
        assertThat(bench.texts()).contains("cannot be saved to disk");
        bench.keys(KeyCode.UP);
        bench.picture("journal-failing");
        assertThat(bench.texts()).contains("cannot be saved to disk");
        bench.journal.failing = false;
        bench.keys(KeyCode.A);
        assertThat(bench.texts()).doesNotContain("cannot be saved to disk");
    }

    @Test
    void signingAsksOnceHoldsDecisionsAndCloses() {
        present();
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.picture("sign-asked");
        assertThat(bench.host.signing).isEmpty();
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(bench.host.signing).hasSize(1);
        assertThat(bench.host.signing.getFirst().open()).hasSize(1);
        bench.keys(KeyCode.A);
        assertThat(decision(second)).as("held while signing").isEmpty();
        bench.host.signature.complete(ReadingBench.signature());
        bench.settle();
        bench.picture("signed");
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(decision(second)).as("closed").isEmpty();
        assertThat(decision(first)).hasValue(AssessmentDecision.ACCEPTED);
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).as("the images can still be read").contains("Slice 17 / 20");
    }

    @Test
    void whereSigningFailsDecisionsGoOn() {
        present();
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.host.signature.completeExceptionally(new IllegalStateException("The disk is full."));
        bench.settle();
        bench.picture("sign-failed");
        bench.host.signature = new CompletableFuture<>();
        bench.keys(KeyCode.A);
        assertThat(decision(first)).hasValue(AssessmentDecision.ACCEPTED);
    }

    // --- doing and asking -------------------------------------------------------------------------------------------

    private void present() {
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(first, second)));
        bench.settle();
    }

    private ReviewedFinding review(Finding finding) {
        return VirtualScreen.onScreen(
                () -> review.state().finding(finding.trackingUid()).orElseThrow());
    }

    private Optional<AssessmentDecision> decision(Finding finding) {
        return review(finding).decision();
    }

    private Optional<TrackingUid> selected() {
        return VirtualScreen.onScreen(() -> bench.script.findings().selected());
    }

    /** The finding's key frame is on screen, the finding in the middle of the view. */
    private void assertCentred(Finding finding) {
        Mark.Box box = finding.claim().box();
        assertThat(painted().ref()).isEqualTo(box.frame());
        assertThat(selected()).hasValue(finding.trackingUid());
        Viewport viewport = bench.seen.viewport();
        Point2D middle = VirtualScreen.onScreen(() -> painted()
                .geometry()
                .toView(new ImagePoint((box.column0() + box.column1()) / 2, (box.row0() + box.row1()) / 2)));
        assertThat(middle.getX()).isCloseTo(viewport.getWidth() / 2, within(1.0));
        assertThat(middle.getY()).isCloseTo(viewport.getHeight() / 2, within(1.0));
    }

    private int colour(String colour) {
        return ReadingBench.count(bench.image(VirtualScreen.await(bench.script.screenshot())), colour);
    }

    private PaintedFrame painted() {
        return bench.read(() -> bench.seen.viewport().painted().orElseThrow());
    }

    private Point2D onScreen(ImagePoint point) {
        Viewport viewport = bench.seen.viewport();
        return VirtualScreen.onScreen(() -> viewport.localToScene(
                viewport.painted().orElseThrow().geometry().toView(point)));
    }
}
