package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.review.Assessment;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.SampleReview;

class StoredFormTest {
    private static final Finding FULL = SampleReview.finding(1, "1.2.9");
    private static final Finding BARE = new Finding(
            FULL.trackingUid(),
            2,
            SampleReview.STUDY,
            SampleReview.SERIES,
            SampleReview.FRAME_OF_REFERENCE,
            new FindingOrigin.Reader(),
            SampleReview.bareClaim(),
            Optional.empty(),
            Optional.empty());

    private static ReviewEntry entry(Optional<Finding> added, Optional<Assessment> assessment) {
        return new ReviewEntry(
                SampleReview.STUDY,
                FULL.trackingUid(),
                ReviewEntry.Cause.REDONE,
                added,
                assessment,
                SampleReview.READER,
                SampleReview.NOW);
    }

    private static Assessment assessment(AssessmentDecision decision) {
        boolean claims = decision == AssessmentDecision.MODIFIED || decision == AssessmentDecision.ADDED;
        return new Assessment(
                FULL.trackingUid(),
                decision,
                decision == AssessmentDecision.REJECTED ? Optional.of(RejectionReason.VESSEL) : Optional.empty(),
                claims ? Optional.of(SampleReview.claim(3.3)) : Optional.empty(),
                SampleReview.OTHER_READER,
                SampleReview.NOW.minusNanos(1));
    }

    @Test
    void aFindingComesBackInEveryField() {
        assertThat(FindingJson.read("1", FindingJson.write(FULL))).isEqualTo(FULL);
        assertThat(FindingJson.read("1", FindingJson.write(BARE))).isEqualTo(BARE);
    }

    @ParameterizedTest
    @EnumSource(AssessmentDecision.class)
    void anEntryComesBackInEveryField(AssessmentDecision decision) {
        ReviewEntry entry = entry(Optional.of(FULL), Optional.of(assessment(decision)));
        assertThat(ReviewJson.read(1, ReviewJson.write(entry), FindingJson.write(FULL)))
                .isEqualTo(entry);
    }

    @Test
    void anEntryWithoutAssessmentComesBack() {
        ReviewEntry entry = entry(Optional.empty(), Optional.empty());
        assertThat(ReviewJson.read(1, ReviewJson.write(entry), FindingJson.write(FULL)))
                .isEqualTo(entry);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void aRunComesBackInEveryField(RunState state) {
        InferenceStatus run = SampleReview.run("1.2.9", state, List.of(FULL));
        assertThat(RunJson.read("1.2.9", RunJson.write(run), List.of(FULL))).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"laterality\":\"LEFT\"|\"laterality\":\"UP\"|claim.laterality: unknown Laterality",
                "\"madeBy\":\"MODEL\"|\"madeBy\":\"GHOST\"|madeBy: unknown maker",
                "\"source\":\"MODEL\"|\"source\":3|claim.measurements[0].source: not a text",
                "\"x\":-12.25|\"x\":\"-12.25\"|claim.centre.x: not a number",
                "\"number\":1,|\"number\":1.5,|number: not a whole number",
                "\"number\":1,||number: missing",
                "\"clinicalUse\":false|\"clinicalUse\":0|model.clinicalUse: not true or false",
                "\"column0\":10.5|\"column0\":99|a value out of range",
                "\"trackingUid\":\"1.2|\"trackingUid\":\"x.2|a value out of range",
                "\"claim\":{|\"claim\":[|not JSON",
            })
    void aCorruptRowIsNamedWithItsFieldAndNotGuessedAt(String was, String is, String words) {
        String text = FindingJson.write(FULL);
        assertThat(text).contains(was);
        String corrupt = text.replace(was, is == null ? "" : is);
        assertThatThrownBy(() -> FindingJson.read("1.2.3", corrupt))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT))
                .hasMessageContaining("finding 1.2.3")
                .hasMessageContaining(words);
    }

    @Test
    void anUnknownDecisionOfALaterVersionIsRefused() {
        String text = ReviewJson.write(entry(Optional.empty(), Optional.of(assessment(AssessmentDecision.ACCEPTED))));
        assertThatThrownBy(() -> ReviewJson.read(7, text.replace("ACCEPTED", "DEFERRED"), FindingJson.write(FULL)))
                .hasMessage("corrupt row: assessment_entry 7: assessment.decision: unknown AssessmentDecision");
    }

    @Test
    void aPlaceThatIsNotFiniteIsNotWritten() {
        FindingClaim claim = SampleReview.claim(5);
        FindingClaim nowhere = new FindingClaim(
                claim.label(),
                claim.site(),
                claim.laterality(),
                new PatientPoint(Double.NaN, 0, 0),
                claim.box(),
                claim.measurements(),
                claim.mask());
        assertThatThrownBy(() -> ClaimJson.write(nowhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theReasonOfARunComesBackByItsCodeAndIsStoredInEnglish() {
        RunReason reason = RunReason.of(
                RunReason.Code.BECAUSE,
                RunReason.of(
                        RunReason.Code.QUANTITY_UNSTATED,
                        RunReason.of(RunReason.Code.AGE),
                        RunReason.of(RunReason.Code.OR_MORE, RunReason.of(RunReason.Code.YEARS, 18))),
                "trained on adults");
        InferenceStatus run =
                SampleReview.run("1.2.9", RunState.LATE, List.of()).with(RunState.NOT_ELIGIBLE, Optional.of(reason));

        String text = RunJson.write(run);

        assertThat(text)
                .contains("the patient's age is not stated, this model needs 18 years or more (trained on adults)");
        assertThat(RunJson.read("1.2.9", text, List.of())).isEqualTo(run);
    }

    @Test
    void ofARunStoredBeforeReasonsHadCodesTheWordsComeBack() {
        InferenceStatus run = SampleReview.run("1.2.9", RunState.LATE, List.of());
        String text = RunJson.write(run).replaceAll("\"why\":\\{[^}]*},", "");
        assertThat(text).doesNotContain("why");

        assertThat(RunJson.read("1.2.9", text, List.of()).reason())
                .contains(RunReason.said("no result within 10 s; the study is read without it"));
    }
}
