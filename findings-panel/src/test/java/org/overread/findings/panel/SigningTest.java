package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.inference.RunState;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.RejectionReason;

class SigningTest {
    private final ReadingHost host = new ReadingHost(SomeFindings.byModel(7));
    private final FindingsModel model = host.model;
    private final FindingsKeyboard keyboard = new FindingsKeyboard(model);

    private void press(String chord) {
        keyboard.pressed(chord);
        keyboard.released(chord);
    }

    @Test
    void signingTakesExactlyOneConfirmation() {
        press("Ctrl+Enter");
        assertThat(model.mode()).isInstanceOf(PanelMode.ConfirmingSignature.class);
        assertThat(host.asked).isEmpty();
        press("Ctrl+Enter");
        assertThat(host.asked).containsExactly("sign");
        press("Ctrl+Enter");
        assertThat(host.asked).containsExactly("sign");
    }

    @Test
    void whatNobodyCanHaveLookedAtIsSaidOfThisStudyAlone() {
        model.study().unseen(new Unseen(2, 3));
        assertThat(model.sentences().preview())
                .hasValueSatisfying(preview -> assertThat(preview.unseen()).isEqualTo(new Unseen(2, 3)));
        model.noStudy();
        model.update(host.review.state());
        assertThat(model.sentences().preview())
                .hasValueSatisfying(preview -> assertThat(preview.unseen()).isEqualTo(Unseen.NOTHING));
    }

    @Test
    void heldCtrlEnterDoesNotSign() {
        for (int i = 0; i < 20; i++) {
            keyboard.pressed("Ctrl+Enter");
        }
        assertThat(host.asked).isEmpty();
        assertThat(model.mode()).isInstanceOf(PanelMode.ConfirmingSignature.class);
    }

    @Test
    void heldKeyDecidesOnce() {
        press("D");
        for (int i = 0; i < 20; i++) {
            keyboard.pressed("A");
        }
        assertThat(host.journal).hasSize(1);
        keyboard.released("A");
        press("A");
        assertThat(host.journal).hasSize(2);
    }

    @Test
    void heldKeyPassesOverNothing() {
        for (int i = 0; i < 20; i++) {
            keyboard.pressed("D");
        }
        assertThat(host.selectedNumber()).isEqualTo(1);
    }

    @Test
    void rollingFromKeyToKeyIsNotARepeat() {
        press("D");
        keyboard.pressed("A");
        keyboard.pressed("D");
        keyboard.released("A");
        keyboard.pressed("A");
        assertThat(host.journal).hasSize(2);
    }

    @Test
    void escGoesBackWithoutSigning() {
        press("Ctrl+Enter");
        press("Esc");
        assertThat(model.mode()).isEqualTo(PanelMode.READING);
        assertThat(host.asked).isEmpty();
    }

    @Test
    void noOtherKeySignsOrDecidesWhileAsked() {
        press("D");
        press("Ctrl+Enter");
        for (String chord : List.of("Enter", "A", "X", "E", "D", "Ctrl+Z", "1")) {
            press(chord);
        }
        assertThat(host.asked).isEmpty();
        assertThat(host.journal).isEmpty();
        assertThat(model.mode()).isInstanceOf(PanelMode.ConfirmingSignature.class);
    }

    @Test
    void draftStatesWhatAReaderVerifiedAndCountsTheRest() {
        press("D");
        press("A");
        press("X");
        press("2");
        ReportPreview preview = model.sentences().preview().orElseThrow();
        assertThat(preview.stated()).containsExactly("Nodule, right lower lobe of lung, 17.3 mm");
        assertThat(preview.notAssessed()).isEqualTo(5);
        assertThat(preview.rejected()).isEqualTo(1);
        assertThat(host.number(2).assessment().flatMap(a -> a.reason())).contains(RejectionReason.VESSEL);
    }

    @Test
    void draftSaysThatARunningModelWillNotBeInIt() {
        model.study().runs(List.of(SomeFindings.run(RunState.RUNNING)));
        assertThat(model.sentences().preview().orElseThrow().aiPending()).isTrue();
        model.study().runs(List.of(SomeFindings.run(RunState.FINDINGS)));
        assertThat(model.sentences().preview().orElseThrow().aiPending()).isFalse();
    }

    @Test
    void signingWorksWhileTheModelRuns() {
        model.study().runs(List.of(SomeFindings.run(RunState.RUNNING)));
        press("Ctrl+Enter");
        press("Ctrl+Enter");
        assertThat(host.asked).containsExactly("sign");
    }

    @Test
    void anEditInProgressIsNotSignedOver() {
        press("D");
        press("E");
        model.moves().changeDraft(draft -> draft.withDiameter("12"));
        press("Ctrl+Enter");
        assertThat(model.mode()).isInstanceOf(PanelMode.Editing.class);
        assertThat(model.message()).contains("Save (Enter) or cancel (Esc)");
    }

    @Test
    void nothingIsDecidedBetweenConfirmationAndSignature() {
        press("D");
        press("Ctrl+Enter");
        press("Ctrl+Enter");
        press("A");
        press("Ctrl+Z");
        assertThat(host.journal).isEmpty();
    }

    @Test
    void failedSigningOpensReadingAgainAndSaysWhy() {
        press("D");
        press("Ctrl+Enter");
        press("Ctrl+Enter");
        model.signingFailed("Not signed: the disk is full. Every decision is stored. Free space and sign again.");
        assertThat(model.sentences().problem().orElseThrow()).startsWith("Not signed");
        press("A");
        assertThat(host.number(1).decision()).contains(AssessmentDecision.ACCEPTED);
    }

    @Test
    void signedReportIsClosedAndNamesWhoAndWhen() {
        press("D");
        press("Ctrl+Enter");
        press("Ctrl+Enter");
        model.study().signedBy(new Signature(ReadingHost.READER, ReadingHost.NOON));
        assertThat(model.sentences().signature()).isEmpty();
        host.review.close();
        model.study().delivery("PACS delivered");
        assertThat(model.mode()).isEqualTo(PanelMode.READING);
        assertThat(model.sentences().signature()).isEqualTo(Optional.of("Signed by DOE, JANE · 2026-11-24 12:00"));
        assertThat(model.sentences().delivery()).isEqualTo("PACS delivered");
        press("A");
        assertThat(host.journal).isEmpty();
        assertThat(model.message()).contains("decisions are closed");
    }
}
