package org.overread.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.document.Observer;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.document.SrItem;
import org.overread.core.finding.CodedConcept;
import org.overread.core.reference.InstanceReference;

class KeyObjectSelectionTest {

    private static KeyObjectSelection read(String title, SrItem... items) throws DicomException {
        return KeyObjectSelection.of(
                SrDocumentReader.read(SrItem.container("", title).add(items).document("88.59")));
    }

    @Test
    void saysWhatWasPickedOutByWhomAndWhatFor() throws Exception {
        SrItem frames = SrItem.of("CONTAINS", "IMAGE", "")
                .put(
                        Tag.ReferencedSOPSequence,
                        SrItem.reference("2.25.71").putString(Tag.ReferencedFrameNumber, Vr.IS, "3"));
        KeyObjectSelection selection = read(
                "113002:DCM:For Referring Provider",
                SrItem.person("HAS OBS CONTEXT", "121008:DCM:Person Observer Name", "R^S"),
                SrItem.text("CONTAINS", "113012:DCM:Key Object Description", "see frame 3"),
                frames,
                SrItem.of("CONTAINS", "COMPOSITE", "").put(Tag.ReferencedSOPSequence, SrItem.reference("2.25.72")));

        assertThat(KeyObjectSelection.is(selection.document())).isTrue();
        assertThat(selection.title().orElseThrow().meaning()).isEqualTo("For Referring Provider");
        assertThat(selection.description()).contains("see frame 3");
        assertThat(selection.rejects()).isFalse();
        assertThat(selection.context().observers()).hasOnlyElementsOfType(Observer.Person.class);
        assertThat(selection.objects())
                .containsExactly(
                        new InstanceReference("1.2.840.10008.5.1.4.1.1.2", "2.25.71", List.of(3), List.of()),
                        InstanceReference.of("1.2.840.10008.5.1.4.1.1.2", "2.25.72"));
    }

    @Test
    void aRejectionNoteIsNoHighlight() throws Exception {
        KeyObjectSelection rejected = read(
                "113001:DCM:Rejected for Quality Reasons",
                SrItem.code("HAS CONCEPT MOD", "113011:DCM:Document Title Modifier", "111207:DCM:Image artifact(s)"),
                SrItem.image("CONTAINS", "", "2.25.71"));

        assertThat(rejected.rejects()).isTrue();
        assertThat(rejected.modifiers()).containsExactly(new CodedConcept("111207", "DCM", "Image artifact(s)"));
        assertThat(read("113001:99T:Of Interest").rejects())
                .as("a code of another scheme")
                .isFalse();
    }
}
