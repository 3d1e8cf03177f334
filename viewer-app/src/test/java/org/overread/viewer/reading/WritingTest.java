package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Mark;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PixelSpacing;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.OutboxEntry.State;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;

/** What the window says around the image, and the table of its keys; without a screen. */
class WritingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void everyComponentOfANameIsKept() {
        assertThat(PatientWriting.name("DOE^JANE")).isEqualTo("DOE, JANE");
        assertThat(PatientWriting.name("DOE^JANE^MARY^DR^MD")).isEqualTo("DOE, JANE MARY DR MD");
        assertThat(PatientWriting.name("Yamada^Tarou=山田^太郎=やまだ^たろう")).isEqualTo("Yamada, Tarou");
        assertThat(PatientWriting.name("C3N-00247")).isEqualTo("C3N-00247");
        assertThat(PatientWriting.name("^")).isEqualTo("Name unknown");
        assertThat(PatientWriting.name("")).isEqualTo("Name unknown");
    }

    @Test
    void whatIsNotKnownOfThePatientIsSaidToBeUnknown() {
        Patient nobody = patient("", Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(PatientWriting.person(nobody, Optional.empty())).contains("sex unknown", "birth date unknown");
        assertThat(PatientWriting.identifiers(nobody, study(nobody).accessionNumber()))
                .contains("ID unknown", "no accession number");
        assertThat(PatientWriting.study(
                        study(nobody).description(), study(nobody).date()))
                .contains("no description", "date unknown");
    }

    @Test
    void ageIsThatOfTheStudyNotOfToday() {
        Patient jane = patient("1", Optional.of("19330501"), Optional.of("F"), Optional.empty());
        assertThat(PatientWriting.age(jane, Optional.of("20100227"))).hasValue("76 y");
        assertThat(PatientWriting.age(jane, Optional.empty())).isEmpty();
        assertThat(PatientWriting.age(jane, Optional.of("19000101"))).isEmpty();
        Patient infant = patient("1", Optional.of("garbage"), Optional.of("F"), Optional.of("005M"));
        assertThat(PatientWriting.age(infant, Optional.of("20100227"))).hasValue("5 m");
        assertThat(PatientWriting.date("garbage")).isEqualTo("garbage");
    }

    @Test
    void aDestinationIsDoneWhenAllItsDocumentsAre() {
        List<OutboxEntry> entries = List.of(
                entry("PACS", State.DELIVERED, 1, Optional.empty()),
                entry("PACS", State.PENDING, 1, Optional.of(NOW.plusSeconds(12))),
                entry("EHR", State.DELIVERED, 1, Optional.empty()),
                entry("RIS", State.PENDING, 0, Optional.empty()),
                entry("VNA", State.DEAD_LETTERED, 9, Optional.empty()));
        assertThat(DeliveryWriting.line(entries, NOW))
                .isEqualTo("PACS retry in 12 s  ·  EHR ✓  ·  RIS sending …  ·  VNA not delivered");
        assertThat(DeliveryWriting.failed(entries)).isTrue();
        assertThat(DeliveryWriting.pending(entries.subList(2, 3))).isFalse();
    }

    @Test
    void chordsAreReadAsTheyAreWritten() {
        assertThat(Chord.parse("Ctrl+Enter")).hasValue(new Chord(true, false, false, KeyCode.ENTER));
        assertThat(Chord.parse("Shift+Space")).hasValue(new Chord(false, true, false, KeyCode.SPACE));
        assertThat(Chord.parse("7").orElseThrow().code()).isEqualTo(KeyCode.DIGIT7);
        assertThat(Chord.parse("NoSuchKey")).isEmpty();
        assertThat(new Chord(false, false, false, KeyCode.NUMPAD7)).hasToString("7");
    }

    @Test
    void aFindingIsBroughtUpInItsSurroundings() {
        Mark.Box small = new Mark.Box(new FrameRef("1.2", 1), 100, 200, 110, 208);
        PixelSpacing half = new PixelSpacing(0.5, 0.5, PixelSpacing.Origin.PIXEL_SPACING);
        FindingField field = FindingField.around(small, Optional.of(half));
        assertThat(field.last().column() - field.first().column()).isEqualTo(200);
        assertThat((field.last().row() + field.first().row()) / 2).isEqualTo(204);
        FindingField uncalibrated = FindingField.around(small, Optional.empty());
        assertThat(uncalibrated.last().row() - uncalibrated.first().row()).isEqualTo(128);
        Mark.Box large = new Mark.Box(new FrameRef("1.2", 1), 0, 0, 100, 100);
        FindingField whole = FindingField.around(large, Optional.of(half));
        assertThat(whole.last().column() - whole.first().column()).isEqualTo(500);
    }

    private static OutboxEntry entry(String destination, State state, int attempts, Optional<Instant> next) {
        return new OutboxEntry(
                1, "2.25.1", DocumentKind.values()[0], "2.25.2", destination, state, attempts, next, Optional.empty());
    }

    private static Patient patient(String id, Optional<String> born, Optional<String> sex, Optional<String> age) {
        return new Patient("", id, "", born, sex, age);
    }

    private static Study study(Patient patient) {
        return new Study(
                "1.2",
                patient,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                List.of());
    }
}
