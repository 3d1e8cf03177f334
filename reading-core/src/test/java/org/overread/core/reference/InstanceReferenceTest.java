package org.overread.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

class InstanceReferenceTest {

    private static DataSet item() {
        return new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.66.4")
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, "2.25.7");
    }

    @Test
    void framesAndSegmentsAreThoseOfTheItem() throws Exception {
        InstanceReference reference = InstanceReference.of(item().putString(Tag.ReferencedFrameNumber, Vr.IS, "2", "5")
                .putInteger(Tag.ReferencedSegmentNumber, Vr.US, 3));

        assertThat(reference.frames()).containsExactly(2, 5);
        assertThat(reference.segments()).containsExactly(3);
        assertThat(reference.includesFrame(5)).isTrue();
        assertThat(reference.includesFrame(1)).isFalse();
        assertThat(InstanceReference.of(item()).includesFrame(1)).isTrue();
    }

    @Test
    void aFrameThatCannotBeIsRefusedNotTakenForAllFrames() {
        for (String frame : new String[] {"0", "-1", "1.5", "x"}) {
            assertThatThrownBy(() -> InstanceReference.of(item().putString(Tag.ReferencedFrameNumber, Vr.IS, frame)))
                    .as(frame)
                    .isInstanceOfSatisfying(
                            DicomException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
                    .hasMessageContaining("ReferencedFrameNumber (0008,1160)");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> InstanceReference.of(item().remove(Tag.ReferencedSOPInstanceUID)))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_ATTRIBUTE))
                .hasMessage("no ReferencedSOPInstanceUID (0008,1155)");
    }
}
