package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;

class FindingEditTest {
    private final ReadingHost host = new ReadingHost(SomeFindings.byModel(3));
    private final ReaderMoves moves = host.model.moves();
    private final Mark.Box moved = new Mark.Box(new FrameRef("2.25.1006", 1), 90, 190, 120, 220);
    private final PatientPoint centre = new PatientPoint(-61, 21, -150);

    @BeforeEach
    void editFirst() {
        moves.goTo(host.uid(1));
        moves.startEditing();
    }

    @Test
    void savedSizeIsTheReadersOwnAndDropsTheModelsMask() {
        moves.changeDraft(draft -> draft.withDiameter("14,5"));
        moves.save();
        FindingClaim claim = host.journalledClaim().orElseThrow();
        assertThat(claim.measurements())
                .containsExactly(new Measurement(Codes.DIAMETER, 14.5, Unit.MILLIMETRE, Measurement.Source.READER));
        assertThat(claim.mask()).isEmpty();
    }

    @Test
    void changingTheLabelLeavesSizeSideAndMaskAlone() {
        FindingClaim before = host.number(1).claim();
        moves.changeDraft(draft -> draft.withLabel(Codes.MASS));
        moves.save();
        assertThat(host.journalledClaim()).contains(before.withLabel(Codes.MASS));
    }

    @Test
    void changedSideIsTheOneThatIsJournalled() {
        moves.changeDraft(draft -> draft.withSide(Optional.of(Laterality.LEFT)));
        moves.save();
        assertThat(host.journalledClaim().orElseThrow().laterality()).contains(Laterality.LEFT);
        assertThat(host.model.rows().getFirst().place()).isEqualTo("LLL");
    }

    @ParameterizedTest
    @CsvSource({
        "'', DIAMETER_MISSING",
        "abc, DIAMETER_NOT_A_NUMBER",
        "1.7 cm, DIAMETER_NOT_A_NUMBER",
        "'1,234.5', DIAMETER_NOT_A_NUMBER",
        "-5, DIAMETER_NOT_A_NUMBER",
        "1e3, DIAMETER_NOT_A_NUMBER",
        "0, DIAMETER_OUT_OF_RANGE",
        "0.04, DIAMETER_OUT_OF_RANGE",
        "501, DIAMETER_OUT_OF_RANGE"
    })
    void impossibleDiameterIsNotSavedAndTheFormStaysOpen(String typed, FindingDraft.Problem problem) {
        moves.changeDraft(draft -> draft.withDiameter(typed));
        moves.save();
        assertThat(host.journal).isEmpty();
        assertThat(host.model.mode())
                .isInstanceOfSatisfying(
                        PanelMode.Editing.class,
                        editing -> assertThat(editing.draft().problem(ClaimChoices.lungs()))
                                .contains(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.5", "17,5", " 17.5 mm", "17.50"})
    void pointCommaAndUnitAreRead(String typed) {
        moves.changeDraft(draft -> draft.withDiameter(typed));
        moves.save();
        assertThat(host.journalledClaim()
                        .orElseThrow()
                        .measurements()
                        .getFirst()
                        .value())
                .isEqualTo(17.5);
    }

    @Test
    void leavingTheSizeAsShownKeepsTheModelsFinerNumber() {
        moves.changeDraft(draft -> draft.withLabel(Codes.MASS).withDiameter("17.30"));
        moves.save();
        assertThat(host.journalledClaim().orElseThrow().measurements().getFirst())
                .isEqualTo(new Measurement(Codes.DIAMETER, 17.28, Unit.MILLIMETRE, Measurement.Source.MODEL));
    }

    @Test
    void middleLobeOnTheLeftIsRefused() {
        CodedConcept middleLobe = ClaimChoices.lungs().sites().get(2).site();
        moves.changeDraft(draft -> draft.withSite(Optional.of(middleLobe)).withSide(Optional.of(Laterality.LEFT)));
        moves.save();
        assertThat(host.journal).isEmpty();
        moves.changeDraft(draft -> draft.withSide(Optional.of(Laterality.RIGHT)));
        moves.save();
        assertThat(host.model.rows().getFirst().place()).isEqualTo("RML");
    }

    @Test
    void savingWithoutAChangeDecidesNothing() {
        moves.save();
        assertThat(host.journal).isEmpty();
        assertThat(host.model.rows().getFirst().open()).isTrue();
        assertThat(host.model.message()).contains("Nothing was changed");
    }

    @Test
    void cancelledEditChangesNothing() {
        moves.changeDraft(draft -> draft.withLabel(Codes.MASS).withDiameter("99"));
        moves.cancel();
        assertThat(host.journal).isEmpty();
        assertThat(host.asked).containsExactly("endBoxEdit");
    }

    @Test
    void turningToAnotherFindingDoesNotLoseADraft() {
        moves.changeDraft(draft -> draft.withDiameter("12"));
        moves.goTo(host.uid(2));
        assertThat(host.selectedNumber()).isEqualTo(1);
        assertThat(host.model.message()).contains("Save (Enter) or cancel (Esc)");
        assertThat(host.shown).doesNotContain(host.uid(2));
    }

    @Test
    void boxMovedWhileEditingIsSavedWithTheEdit() {
        moves.editBox();
        host.model.takeBox(host.uid(1), moved, Optional.of(centre));
        assertThat(host.journal).isEmpty();
        moves.save();
        FindingClaim claim = host.journalledClaim().orElseThrow();
        assertThat(claim.box()).isEqualTo(moved);
        assertThat(claim.centre()).contains(centre);
        assertThat(claim.mask()).isEmpty();
        assertThat(host.asked).containsExactly("editBox", "endBoxEdit");
    }

    @Test
    void boxMovedWithoutAnEditIsADecisionOfItsOwn() {
        moves.cancel();
        host.model.takeBox(host.uid(2), moved, Optional.of(centre));
        assertThat(host.journal).hasSize(1);
        assertThat(host.number(2).claim().box()).isEqualTo(moved);
    }

    @Test
    void boxOfAnotherFindingDoesNotGetIntoTheDraft() {
        host.model.takeBox(host.uid(2), moved, Optional.of(centre));
        moves.save();
        assertThat(host.journal).isEmpty();
    }

    @Test
    void whatWasDecidedMeanwhileIsNotWrittenOverByTheDraft() {
        moves.changeDraft(draft -> draft.withLabel(Codes.MASS));
        host.review.modify(host.uid(1), host.number(1).claim().withBox(moved, Optional.of(centre)));
        moves.save();
        FindingClaim claim = host.journalledClaim().orElseThrow();
        assertThat(claim.box()).isEqualTo(moved);
        assertThat(claim.label()).isEqualTo(Codes.MASS);
    }
}
