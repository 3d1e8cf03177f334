package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;
import org.overread.core.inference.RunState;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.RejectionReason;

/** A reader at the keyboard and mouse of a real window. */
class PanelKeysInWindowTest {
    private final ReadingHost host = new ReadingHost(SomeFindings.byModel(7));
    private final PanelWindow window = PanelWindow.open(host.model, 344, 700);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void threeFindingsAreReadAndSignedByKeysAlone() {
        window.type(KeyCode.D, KeyCode.A, KeyCode.E);
        window.type(KeyCode.DIGIT7, KeyCode.PERIOD, KeyCode.DIGIT5, KeyCode.ENTER);
        window.type(KeyCode.X, KeyCode.DIGIT2);
        assertThat(host.number(1).decision()).contains(AssessmentDecision.ACCEPTED);
        assertThat(host.number(2).decision()).contains(AssessmentDecision.MODIFIED);
        assertThat(host.number(2).claim().measurements().getFirst().value()).isEqualTo(7.5);
        assertThat(host.number(3).assessment().orElseThrow().reason()).contains(RejectionReason.VESSEL);
        assertThat(host.selectedNumber()).isEqualTo(4);
        window.chord(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(texts("#findings-sign-text .label"))
                .contains("4 AI marks stay not assessed: recorded as such, stated nowhere.");
        assertThat(host.asked).doesNotContain("sign");
        window.chord(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(host.asked).contains("sign");
    }

    @Test
    void letterThatOpensTheEditIsNotTypedIntoIt() {
        window.type(KeyCode.D);
        window.down(KeyCode.E);
        window.down(KeyCode.E);
        window.down(KeyCode.E);
        window.up(KeyCode.E);
        assertThat(diameter().getText()).isEqualTo("17.3");
    }

    @Test
    void lettersGoToTheFieldWhileItHasTheFocus() {
        window.type(KeyCode.D, KeyCode.E, KeyCode.A, KeyCode.D, KeyCode.X);
        assertThat(diameter().getText()).isEqualTo("adx");
        assertThat(host.journal).isEmpty();
        assertThat(text("#findings-edit-title")).isEqualTo("Edit 1  Nodule");
        assertThat(messages()).contains("The diameter must be a number in mm, such as 17.5.");
        window.type(KeyCode.ENTER);
        assertThat(host.model.mode()).isInstanceOf(PanelMode.Editing.class);
        window.type(KeyCode.ESCAPE);
        assertThat(host.model.mode()).isEqualTo(PanelMode.READING);
        assertThat(host.journal).isEmpty();
    }

    @Test
    void imageHasTheKeyboardAgainAfterAnEdit() {
        window.type(KeyCode.D, KeyCode.E);
        assertThat(window.focusOwner()).isSameAs(diameter());
        window.type(KeyCode.ESCAPE);
        assertThat(window.focusOwner()).isSameAs(window.image);
    }

    @Test
    void clicksDoWhatKeysDoAndLeaveTheKeyboardWithTheImage() {
        window.click("#findings-list .finding-cell");
        window.click("#findings-accept");
        assertThat(host.number(1).decision()).contains(AssessmentDecision.ACCEPTED);
        assertThat(window.focusOwner()).isSameAs(window.image);
        window.click("#findings-reject");
        window.click("#findings-reason-3");
        assertThat(host.number(2).assessment().orElseThrow().reason()).contains(RejectionReason.ARTEFACT);
        window.click("#findings-undo");
        assertThat(host.number(2).assessment()).isEmpty();
        window.click("#findings-redo");
        assertThat(host.number(2).assessment()).isPresent();
        window.click("#findings-sign");
        window.click("#findings-sign-back");
        window.click("#findings-sign");
        window.click("#findings-sign-now");
        assertThat(host.asked).containsExactly("sign");
    }

    @Test
    void claimIsEditedByClicks() {
        window.type(KeyCode.D, KeyCode.E);
        clickChip("#findings-edit-label", "Mass");
        clickChip("#findings-edit-site", "Upper lobe");
        clickChip("#findings-edit-side", "Left");
        window.click("#findings-edit-box");
        window.click("#findings-edit-save");
        assertThat(host.number(1).claim().label()).isEqualTo(Codes.MASS);
        assertThat(host.number(1).claim().laterality()).contains(Laterality.LEFT);
        assertThat(host.number(1).claim().site().orElseThrow().value()).isEqualTo("45653009");
        assertThat(host.asked).containsExactly("editBox", "endBoxEdit");
    }

    @Test
    void heldKeysDecideOnceAndDoNotSign() {
        window.type(KeyCode.D);
        for (int i = 0; i < 6; i++) {
            window.down(KeyCode.A);
        }
        window.up(KeyCode.A);
        assertThat(host.journal).hasSize(1);
        window.down(KeyCode.CONTROL);
        for (int i = 0; i < 6; i++) {
            window.down(KeyCode.ENTER);
        }
        window.up(KeyCode.ENTER);
        window.up(KeyCode.CONTROL);
        assertThat(host.asked).isEmpty();
    }

    @Test
    void reportDraftOpensInPlaceAndTheNextFindingTakesItsPlaceAgain() {
        window.type(KeyCode.D, KeyCode.A);
        double listHeight = window.node("#findings-list").getLayoutBounds().getHeight();
        window.click("#findings-draft-toggle");
        assertThat(texts("#findings-draft .label")).contains("–  Nodule, right lower lobe of lung, 17.3 mm");
        assertThat(window.node("#findings-list").getLayoutBounds().getHeight()).isEqualTo(listHeight);
        window.type(KeyCode.D);
        assertThat(window.node("#findings-draft").getParent().getParent().isVisible())
                .isFalse();
    }

    @Test
    void listStandsStillWhateverTheReaderIsInTheMiddleOf() {
        double before =
                listTop() + window.node("#findings-list").getLayoutBounds().getHeight();
        window.type(KeyCode.D, KeyCode.X);
        assertThat(listTop() + window.node("#findings-list").getLayoutBounds().getHeight())
                .isEqualTo(before);
        window.type(KeyCode.ESCAPE, KeyCode.E);
        assertThat(listTop() + window.node("#findings-list").getLayoutBounds().getHeight())
                .isEqualTo(before);
        window.type(KeyCode.ESCAPE);
        window.chord(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(listTop() + window.node("#findings-list").getLayoutBounds().getHeight())
                .isEqualTo(before);
    }

    @Test
    void lateResultsAreTakenUpByOneClick() {
        PanelWindow.onFx(() -> {
            host.model.study().runs(List.of(SomeFindings.run(RunState.LATE, SomeFindings.byModel(2), true)));
            return null;
        });
        window.settle();
        window.click("#findings-late");
        assertThat(host.asked).containsExactly("showLateResults");
    }

    @Test
    void runningModelIsStoppedByOneClick() {
        host.canStop = true;
        PanelWindow.onFx(() -> {
            host.model.study().runs(List.of(SomeFindings.run(RunState.RUNNING)));
            return null;
        });
        window.settle();
        window.click("#findings-stop-run");
        assertThat(host.asked).containsExactly("stop " + SomeFindings.RUN);
    }

    @Test
    void clickOnAnotherFindingDoesNotLoseADraft() {
        window.type(KeyCode.D, KeyCode.E, KeyCode.DIGIT9);
        window.click("#findings-list .finding-cell:filled:selected");
        PanelWindow.onFx(() -> {
            host.model.moves().goTo(host.uid(4));
            return null;
        });
        window.settle();
        assertThat(diameter().getText()).isEqualTo("9");
        ListView<?> list = (ListView<?>) window.node("#findings-list");
        assertThat(list.getSelectionModel().getSelectedIndex()).isZero();
    }

    private double listTop() {
        return window.node("#findings-list")
                .localToScene(window.node("#findings-list").getLayoutBounds())
                .getMinY();
    }

    private TextField diameter() {
        return (TextField) window.node("#findings-edit-diameter");
    }

    private String text(String selector) {
        return ((Labeled) window.node(selector)).getText();
    }

    private List<String> messages() {
        return texts(".message");
    }

    private List<String> texts(String selector) {
        return PanelWindow.onFx(() -> window.panel.lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private void clickChip(String chips, String word) {
        String id = "chip-to-click";
        PanelWindow.onFx(() -> {
            window.panel.lookupAll(chips + " .chip").forEach(node -> {
                node.setId(((Labeled) node).getText().equals(word) ? id : null);
            });
            return null;
        });
        window.click("#" + id);
        PanelWindow.onFx(() -> {
            window.node("#" + id).setId(null);
            return null;
        });
    }
}
