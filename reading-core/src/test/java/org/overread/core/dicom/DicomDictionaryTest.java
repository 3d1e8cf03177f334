package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DicomDictionaryTest {
    @Test
    void standardAttributesAreKnown() {
        assertThat(DicomDictionary.entry(Tag.PatientName))
                .contains(new DicomDictionary.Entry(Tag.PatientName, Vr.PN, false, "1", "PatientName"));
        assertThat(DicomDictionary.tag("PixelSpacing")).hasValue(Tag.PixelSpacing);
        assertThat(DicomDictionary.entry(Tag.SmallestImagePixelValue)
                        .orElseThrow()
                        .unsignedOrSigned())
                .isTrue();
    }

    @Test
    void repeatingGroupsAreKnownInEachOfThem() {
        assertThat(DicomDictionary.keyword(0x60003000)).isEqualTo("OverlayData");
        assertThat(DicomDictionary.keyword(0x601E3000)).isEqualTo("OverlayData");
        assertThat(DicomDictionary.keyword(0x50023000)).isEqualTo("CurveData");
        assertThat(DicomDictionary.keyword(0x60013000)).as("private").isEmpty();
        assertThat(DicomDictionary.keyword(Tag.PixelData)).isEqualTo("PixelData");
    }

    @Test
    void privateAndUnknownTagsHaveAValueRepresentation() {
        assertThat(DicomDictionary.vr(0x00090010)).isEqualTo(Vr.LO);
        assertThat(DicomDictionary.vr(0x00091001)).isEqualTo(Vr.UN);
        assertThat(DicomDictionary.vr(0x00080000)).isEqualTo(Vr.UL);
        assertThat(DicomDictionary.vr(0x00080002)).isEqualTo(Vr.UN);
    }
}
