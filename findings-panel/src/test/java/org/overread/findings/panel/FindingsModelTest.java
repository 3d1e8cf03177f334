package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewState;
import org.overread.findings.style.FindingStyle;

class FindingsModelTest {
    private final ReadingHost host = new ReadingHost(SomeFindings.byModel(7));
    private final FindingsModel model = host.model;
    private final ReaderMoves moves = model.moves();

    @Test
    void rowSaysNumberLabelSideSiteSizeAndCertainty() {
        FindingRow first = model.rows().getFirst();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.label()).isEqualTo("Nodule");
        assertThat(first.place()).isEqualTo("RLL");
        assertThat(first.size()).isEqualTo("17.3 mm");
        assertThat(first.certainty()).isEqualTo("96 %");
        assertThat(first.spoken()).isEqualTo("1, Nodule, right lower lobe of lung, 17.3 mm, AI, unverified, 96 %");
        assertThat(model.rows().get(5).place()).isEqualTo("L lung");
    }

    @Test
    void sideThatContradictsItsSiteIsShownAsClaimedNotRepaired() {
        FindingClaim odd = SomeFindings.claim(
                Codes.NODULE, Optional.of(ClaimChoices.lungs().sites().get(2).site()), Optional.of(Laterality.LEFT), 5);
        ReadingHost other = new ReadingHost(List.of(SomeFindings.byModel(1, odd, Optional.empty())));
        assertThat(other.model.rows().getFirst().place()).isEqualTo("LML");
    }

    @Test
    void unknownPlaceSizeAndCertaintyStayEmpty() {
        FindingClaim bare = new FindingClaim(
                Codes.NODULE,
                Optional.empty(),
                Optional.empty(),
                new PatientPoint(0, 0, 0),
                new Mark.Box(new FrameRef("2.25.9", 1), 0, 0, 1, 1),
                List.of(),
                Optional.empty());
        ReadingHost other = new ReadingHost(List.of(SomeFindings.byModel(1, bare, Optional.empty())));
        FindingRow row = other.model.rows().getFirst();
        assertThat(List.of(row.place(), row.size(), row.certainty())).containsOnly("");
        other.model.select(row.trackingUid());
        assertThat(other.model.detail().orElseThrow().lines())
                .extracting(FindingDetail.Line::value)
                .startsWith("not stated", "not stated", "not stated (score 0.83)", "Lung nodule reference 1.0");
    }

    @Test
    void firstKeyOnlyShowsAFindingThatWasNotShownYet() {
        moves.accept();
        assertThat(host.journal).isEmpty();
        assertThat(host.selectedNumber()).isEqualTo(1);
        assertThat(host.shown).containsExactly(host.uid(1));
        moves.accept();
        assertThat(host.number(1).decision()).contains(AssessmentDecision.ACCEPTED);
    }

    @Test
    void everyDecisionGoesOnToTheNextOpenFindingRoundTheEnd() {
        moves.goTo(host.uid(6));
        moves.accept();
        assertThat(host.selectedNumber()).isEqualTo(7);
        moves.startRejecting();
        moves.reject(RejectionReason.VESSEL);
        assertThat(host.selectedNumber()).isEqualTo(1);
        moves.startEditing();
        moves.changeDraft(draft -> draft.withDiameter("14"));
        moves.save();
        assertThat(host.selectedNumber()).isEqualTo(2);
        assertThat(host.shown).containsExactly(host.uid(6), host.uid(7), host.uid(1), host.uid(2));
        assertThat(model.sentences().counter()).isEqualTo("4 of 7 left");
    }

    @Test
    void nextAndPreviousPassOverDecidedFindings() {
        moves.goTo(host.uid(2));
        moves.accept();
        moves.goTo(host.uid(1));
        moves.nextOpen();
        assertThat(host.selectedNumber()).isEqualTo(3);
        moves.previousOpen();
        assertThat(host.selectedNumber()).isEqualTo(1);
        moves.previousOpen();
        assertThat(host.selectedNumber()).isEqualTo(7);
    }

    @Test
    void decisionThatTheHostRefusesKeepsTheFindingSelectedAndSaysSo() {
        moves.goTo(host.uid(1));
        host.refusing = true;
        moves.accept();
        assertThat(host.selectedNumber()).isEqualTo(1);
        assertThat(model.message()).startsWith("Not done");
        assertThat(model.rows().getFirst().style()).isEqualTo(FindingStyle.NOT_ASSESSED);
    }

    @Test
    void acceptingAModifiedFindingKeepsTheModification() {
        moves.goTo(host.uid(1));
        moves.startEditing();
        moves.changeDraft(draft -> draft.withDiameter("12.5"));
        moves.save();
        moves.goTo(host.uid(1));
        moves.accept();
        assertThat(host.number(1).decision()).contains(AssessmentDecision.MODIFIED);
        assertThat(model.rows().getFirst().size()).isEqualTo("12.5 mm");
        assertThat(host.journal).hasSize(1);
    }

    @Test
    void rejectionStaysWithTheFindingItWasAskedFor() {
        moves.goTo(host.uid(3));
        moves.startRejecting();
        moves.goTo(host.uid(4));
        moves.reject(RejectionReason.ARTEFACT);
        assertThat(host.journal).isEmpty();
        assertThat(model.mode()).isEqualTo(PanelMode.READING);
    }

    @Test
    void undoShowsTheFindingItChanged() {
        moves.goTo(host.uid(1));
        moves.accept();
        moves.goTo(host.uid(5));
        moves.undo();
        assertThat(host.selectedNumber()).isEqualTo(1);
        assertThat(model.rows().getFirst().open()).isTrue();
        moves.redo();
        assertThat(model.rows().getFirst().style()).isEqualTo(FindingStyle.ACCEPTED);
    }

    @Test
    void undoThatChangesNothingShowsNothing() {
        moves.goTo(host.uid(1));
        moves.accept();
        host.review.seal();
        host.shown.clear();
        moves.undo();
        assertThat(host.shown).isEmpty();
    }

    @Test
    void decisionChangesOneRowAndRebuildsNone() {
        List<String> told = new ArrayList<>();
        model.addListener(new FindingsListener() {
            @Override
            public void rowsReplaced() {
                told.add("replaced");
            }

            @Override
            public void rowChanged(int index) {
                told.add("row " + index);
            }

            @Override
            public void selectionChanged() {}

            @Override
            public void modeChanged() {}

            @Override
            public void statusChanged() {}
        });
        moves.goTo(host.uid(3));
        moves.accept();
        assertThat(told).containsExactly("row 2");
    }

    @Test
    void findingsThatArriveLaterKeepSelectionAndForm() {
        ReadingHost growing = new ReadingHost(SomeFindings.byModel(2));
        growing.model.moves().goTo(growing.uid(2));
        growing.model.moves().startRejecting();
        growing.review.present(SomeFindings.byModel(7));
        assertThat(growing.selectedNumber()).isEqualTo(2);
        assertThat(growing.model.mode()).isEqualTo(new PanelMode.Rejecting(growing.uid(2)));
        assertThat(growing.model.rows()).extracting(FindingRow::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void anotherStudyTakesSelectionFormAndSignatureAway() {
        moves.goTo(host.uid(1));
        moves.startEditing();
        model.update(new ReviewState("2.25.2002", List.of(), false, false, false));
        assertThat(model.selected()).isEmpty();
        assertThat(model.mode()).isEqualTo(PanelMode.READING);
        assertThat(model.rows()).isEmpty();
        assertThat(model.sentences().signature()).isEmpty();
        assertThat(host.asked).containsExactly("endBoxEdit");
    }

    @Test
    void detailSaysWhatANoduleIsMadeOfWhereThatIsKnown() {
        FindingClaim plain = SomeFindings.claim(Codes.NODULE, Optional.empty(), Optional.empty(), 16);
        FindingClaim told = new FindingClaim(
                plain.label(),
                plain.site(),
                plain.laterality(),
                plain.centre(),
                plain.box(),
                List.of(
                        plain.measurements().getFirst(),
                        new Measurement(Codes.SOLID_COMPONENT_SIZE, 8.3, Unit.MILLIMETRE, Measurement.Source.MODEL)),
                List.of(new Characteristic(Codes.COMPOSITION, Codes.PART_SOLID, Measurement.Source.MODEL)),
                plain.mask());
        ReadingHost other = new ReadingHost(List.of(SomeFindings.byModel(1, told, Optional.empty())));
        other.model.select(other.model.rows().getFirst().trackingUid());
        assertThat(other.model.detail().orElseThrow().lines())
                .contains(
                        new FindingDetail.Line("Density", "part-solid, by the model"),
                        new FindingDetail.Line("Solid component", "8.3 mm, by the model"));
        model.select(host.uid(1));
        assertThat(model.detail().orElseThrow().lines())
                .extracting(FindingDetail.Line::name)
                .doesNotContain("Density");
    }

    @Test
    void detailNamesWhoDecidedWhatAndWhen() {
        moves.goTo(host.uid(1));
        moves.startRejecting();
        moves.reject(RejectionReason.VESSEL);
        moves.goTo(host.uid(1));
        assertThat(model.detail().orElseThrow().lines())
                .contains(
                        new FindingDetail.Line("Decision", "rejected: Vessel or airway"),
                        new FindingDetail.Line("By", "DOE, JANE · 2026-11-24 12:00"));
    }

    @Test
    void everyStageSaysWhatToDoNext() {
        assertThat(model.sentences().next()).isEqualTo("Press D for the first open finding, or click one.");
        model.noStudy();
        assertThat(model.sentences().next()).contains("Open one");
        model.loading();
        assertThat(model.sentences().next()).contains("Opening");
        model.failed("No image in it can be read.");
        assertThat(model.sentences().next()).contains("No image in it can be read. Nothing was changed.");
        assertThat(model.rows()).isEmpty();
    }
}
