package org.overread.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;

class SrDocumentReaderTest {
    private static final String NAME = "N:99T:name";

    @Test
    void everyValueTypeIsReadWithAllItSays() throws Exception {
        DataSet image = SrItem.reference("2.25.7")
                .putString(Tag.ReferencedFrameNumber, Vr.IS, "2", "4")
                .putItems(Tag.ReferencedSOPSequence, SrItem.reference("2.25.8"));
        DataSet wave = SrItem.reference("2.25.9").putInteger(Tag.ReferencedWaveformChannels, Vr.US, 1, 2, 1, 0);
        SrItem root = SrItem.container("", NAME)
                .add(
                        SrItem.text("CONTAINS", NAME, "čtvrtý"),
                        SrItem.code("CONTAINS", NAME, "C:99T:c"),
                        SrItem.person("CONTAINS", NAME, "A^B"),
                        SrItem.uid("CONTAINS", NAME, "1.2"),
                        SrItem.of("CONTAINS", "DATE", NAME).put(Tag.Date, Vr.DA, "20260102"),
                        SrItem.of("CONTAINS", "TIME", NAME).put(Tag.Time, Vr.TM, "0304"),
                        SrItem.of("CONTAINS", "DATETIME", NAME).put(Tag.DateTime, Vr.DT, "20260102"),
                        SrItem.of("CONTAINS", "IMAGE", "").put(Tag.ReferencedSOPSequence, image),
                        SrItem.of("CONTAINS", "COMPOSITE", "")
                                .put(Tag.ReferencedSOPSequence, SrItem.reference("2.25.5")),
                        SrItem.of("CONTAINS", "WAVEFORM", "").put(Tag.ReferencedSOPSequence, wave),
                        SrItem.scoord("CONTAINS", NAME, "CIRCLE", 1.5, 2.25, 3, 4),
                        SrItem.scoord3d("CONTAINS", NAME, "POINT", -1.5, 2, 3),
                        SrItem.of("CONTAINS", "TCOORD", NAME)
                                .put(Tag.TemporalRangeType, Vr.CS, "SEGMENT")
                                .put(Tag.ReferencedTimeOffsets, Vr.DS, "1.5", "2"));

        SrDocument document = SrDocumentReader.read(root.document("88.34"));

        assertThat(document.problems()).isEmpty();
        assertThat(document.root().children().stream().map(ContentItem::value).toList())
                .containsExactly(
                        new ContentValue.Text("čtvrtý"),
                        new ContentValue.Code(new CodedConcept("C", "99T", "c"), Optional.empty()),
                        new ContentValue.PersonName("A^B"),
                        new ContentValue.UidRef("1.2"),
                        new ContentValue.Date("20260102"),
                        new ContentValue.Time("0304"),
                        new ContentValue.DateTime("20260102"),
                        new ContentValue.Image(
                                new InstanceReference("1.2.840.10008.5.1.4.1.1.2", "2.25.7", List.of(2, 4), List.of()),
                                Optional.of(InstanceReference.of("1.2.840.10008.5.1.4.1.1.2", "2.25.8")),
                                Optional.empty()),
                        new ContentValue.Composite(InstanceReference.of("1.2.840.10008.5.1.4.1.1.2", "2.25.5")),
                        new ContentValue.Waveform(
                                InstanceReference.of("1.2.840.10008.5.1.4.1.1.2", "2.25.9"),
                                List.of(
                                        new ContentValue.Waveform.Channel(1, 2),
                                        new ContentValue.Waveform.Channel(1, 0))),
                        new ContentValue.Scoord(
                                GraphicType.CIRCLE,
                                List.of(new ImagePoint(1.5, 2.25), new ImagePoint(3, 4)),
                                false,
                                Optional.empty()),
                        new ContentValue.Scoord3d(
                                GraphicType3d.POINT,
                                List.of(new PatientPoint(-1.5, 2, 3)),
                                "2.25.99",
                                Optional.empty()),
                        new ContentValue.Tcoord("SEGMENT", List.of(), List.of(1.5, 2.0), List.of()));
    }

    @Test
    void numbersKeepDigitsUnitQualifierAndExactForms() throws Exception {
        DataSet value = new DataSet()
                .putString(Tag.NumericValue, Vr.DS, "0.30")
                .putFloating(Tag.FloatingPointValue, Vr.FD, 0.3)
                .putInteger(Tag.RationalNumeratorValue, Vr.SL, 3)
                .putInteger(Tag.RationalDenominatorValue, Vr.UL, 10)
                .putItems(Tag.MeasurementUnitsCodeSequence, SrItem.code("cm:UCUM:cm"));
        SrItem none = SrItem.of("CONTAINS", "NUM", NAME)
                .put(Tag.MeasuredValueSequence)
                .put(Tag.NumericValueQualifierCodeSequence, SrItem.code("114006:DCM:Measurement failure"));
        SrDocument document = SrDocumentReader.read(SrItem.container("", NAME)
                .add(SrItem.of("CONTAINS", "NUM", NAME).put(Tag.MeasuredValueSequence, value), none)
                .document("88.33"));

        assertThat(document.root().children().get(0).value())
                .isEqualTo(new ContentValue.Num(
                        Optional.of(new MeasuredValue(
                                new BigDecimal("0.30"),
                                Optional.of(new CodedConcept("cm", "UCUM", "cm")),
                                java.util.OptionalDouble.of(0.3),
                                Optional.of(new MeasuredValue.Rational(3, 10)))),
                        Optional.empty()));
        assertThat(document.root().children().get(1).value())
                .isEqualTo(new ContentValue.Num(
                        Optional.empty(), Optional.of(new CodedConcept("114006", "DCM", "Measurement failure"))));
        assertThat(document.problems()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamedAndKeptAndTheRestIsRead() throws Exception {
        SrDocument document = SrDocumentReader.read(SrItem.container("", NAME)
                .add(
                        SrItem.of("CONTAINS", "HOLOGRAM", NAME).put(Tag.TextValue, Vr.UT, "legible"),
                        SrItem.text("CONTAINS", NAME, "x").remove(Tag.TextValue),
                        SrItem.number("CONTAINS", NAME, "1", "mm")
                                .put(Tag.MeasuredValueSequence, new DataSet().putString(Tag.NumericValue, Vr.DS, "3")),
                        SrItem.number("CONTAINS", NAME, "1,5", "mm"),
                        SrItem.number("CONTAINS", NAME, "1e999999", "mm"),
                        SrItem.scoord("CONTAINS", NAME, "CIRCLE", 1, 2),
                        SrItem.scoord("CONTAINS", NAME, "POLYLINE", 1, 2, 3),
                        SrItem.scoord3d("CONTAINS", NAME, "POINT", 1, 2, 3).remove(Tag.ReferencedFrameOfReferenceUID),
                        SrItem.reference("INFERRED FROM", 1, 77),
                        SrItem.text("LIKES", NAME, "y"),
                        SrItem.text("CONTAINS", NAME, "still read"))
                .document("88.11"));

        assertThat(document.root().children()).hasSize(11);
        assertThat(document.root().children().get(0).value())
                .isEqualTo(new ContentValue.Opaque(
                        "HOLOGRAM", "an unknown ValueType (0040,A040)", Optional.of("legible")));
        assertThat(document.root().children().get(10).value()).isEqualTo(new ContentValue.Text("still read"));
        assertThat(document.problems().stream().map(DocumentProblem::toString))
                .containsExactly(
                        "item 1.1: an unknown ValueType (0040,A040)",
                        "item 1.2: no TextValue (0040,A160)",
                        "item 1.3: a number without unit: no code in MeasurementUnitsCodeSequence (0040,08EA)",
                        "item 1.4: NumericValue (0040,A30A) is not a decimal number",
                        "item 1.5: NumericValue (0040,A30A) is not a decimal number",
                        "item 1.6: 1 points are no CIRCLE",
                        "item 1.7: 3 values in GraphicData (0070,0022), not a multiple of 2",
                        "item 1.8: no ReferencedFrameOfReferenceUID (3006,0024)",
                        "item 1.10: an unknown RelationshipType (0040,A010)",
                        "item 1.9: refers to a content item that is not there");
    }

    @Test
    void observersAndSubjectHoldBelowUntilOthersAreStated() throws Exception {
        SrItem device = SrItem.container("CONTAINS", NAME)
                .add(
                        SrItem.code("HAS OBS CONTEXT", "121005:DCM:Observer Type", "121007:DCM:Device"),
                        SrItem.uid("HAS OBS CONTEXT", "121012:DCM:Device Observer UID", "2.25.5"),
                        SrItem.text("HAS OBS CONTEXT", "121013:DCM:Device Observer Name", "Finder"));
        SrItem root = SrItem.container("", NAME)
                .add(
                        SrItem.person("HAS OBS CONTEXT", "121008:DCM:Person Observer Name", "One^A"),
                        SrItem.person("HAS OBS CONTEXT", "121008:DCM:Person Observer Name", "Two^B"),
                        SrItem.code("HAS OBS CONTEXT", "121024:DCM:Subject Class", "121026:DCM:Fetus"),
                        SrItem.text("HAS OBS CONTEXT", "121037:DCM:Fetus number", "2"),
                        SrItem.container("CONTAINS", NAME),
                        device);

        ContentItem read = SrDocumentReader.read(root.document("88.34")).root();
        ObservationContext atRoot = ObservationContext.NONE.within(read);

        assertThat(atRoot.observers())
                .extracting(observer -> ((Observer.Person) observer).name().orElseThrow())
                .containsExactly("One^A", "Two^B");
        assertThat(atRoot.within(read.children().get(4))).isEqualTo(atRoot);
        ObservationContext below = atRoot.within(read.children().get(5));
        assertThat(below.byPerson()).as("replaced, not added to").isFalse();
        assertThat(((Observer.Device) below.observers().get(0)).name()).contains("Finder");
        assertThat(below.subject().orElseThrow().identifier()).contains("2");
    }

    @Test
    void onlyACompleteDocumentWithAVerifyingObserverIsVerified() throws Exception {
        DataSet observer = new DataSet().putString(Tag.VerifyingObserverName, Vr.PN, "A^B");
        assertThat(status("COMPLETE", "VERIFIED", observer).verified()).isTrue();
        assertThat(status("PARTIAL", "VERIFIED", observer).verified()).isFalse();
        assertThat(status("COMPLETE", "UNVERIFIED", observer).verified()).isFalse();
        assertThat(status("COMPLETE", "VERIFIED").verified()).isFalse();
        assertThat(status("COMPLETE", "VERIFIED", new DataSet()).verified()).isFalse();
        assertThat(status("COMPLETE", "verified?", observer).verified()).isFalse();
    }

    private static DocumentStatus status(String completion, String verification, DataSet... observers)
            throws DicomException {
        return SrDocumentReader.read(SrItem.container("", NAME)
                        .document("88.11")
                        .putString(Tag.CompletionFlag, Vr.CS, completion)
                        .putString(Tag.VerificationFlag, Vr.CS, verification)
                        .putItems(Tag.VerifyingObserverSequence, observers))
                .status();
    }

    @Test
    void hostileDepthAndReferencesAreBounded() throws Exception {
        SrItem deep = SrItem.container("CONTAINS", NAME);
        for (int i = 0; i < 70; i++) {
            deep = SrItem.container("CONTAINS", NAME).add(deep);
        }
        DataSet root = SrItem.container("", NAME).add(deep).document("88.33");
        assertThatThrownBy(() -> SrDocumentReader.read(root))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));

        SrDocument circular = SrDocumentReader.read(SrItem.container("", NAME)
                .add(SrItem.reference("INFERRED FROM", 1, 1), SrItem.reference("INFERRED FROM", 1))
                .document("88.33"));
        assertThat(circular.resolve(circular.root().children().get(0))).isEmpty();
        assertThat(circular.resolve(circular.root().children().get(1))).contains(circular.root());
        assertThat(circular.item("1.x")).isEmpty();
        assertThat(circular.item("1.99999999999")).isEmpty();
    }

    @Test
    void anImageIsNoReport() {
        assertThatThrownBy(() -> SrDocumentReader.read(new DataSet().putInteger(Tag.Rows, Vr.US, 4)))
                .isInstanceOf(DicomException.class)
                .hasMessage("no structured report: no ValueType (0040,A040)");
    }
}
