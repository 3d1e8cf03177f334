package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

class FrameFormatTest {

    @Test
    void formatComesFromTheImagePixelModule() throws Exception {
        DataSet dataSet = image(512, 256).putInteger(Tag.PixelRepresentation, Vr.US, 1);
        FrameFormat format = FrameFormat.of(dataSet);
        assertThat(format).isEqualTo(new FrameFormat(512, 256, 1, 16, 12, true, "MONOCHROME2"));
        assertThat(format.bytes()).isEqualTo(512 * 256 * 2);
    }

    @Test
    void imageWithoutRowsIsRefusedByTheAttribute() {
        DataSet dataSet = image(512, 256).remove(Tag.Rows);
        DicomException refusal = catchThrowableOfType(DicomException.class, () -> FrameFormat.of(dataSet));
        assertThat(refusal.kind()).isEqualTo(Kind.MISSING_ATTRIBUTE);
        assertThat(refusal).hasMessageContaining("(0028,0010)");
    }

    @Test
    void hugeFrameFromATinyCodestreamIsRefusedBeforeItIsAllocated() throws Exception {
        FrameFormat huge = FrameFormat.of(image(30_000, 30_000));
        DicomException refusal = catchThrowableOfType(DicomException.class, () -> huge.requirePlausible(400, 8192));
        assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void emptyMammogramIsPlausibleHoweverSmallItsCodestreamIs() {
        FrameFormat format = new FrameFormat(4096, 5000, 1, 16, 12, false, "MONOCHROME2");
        assertThatCode(() -> format.requirePlausible(200, 8192)).doesNotThrowAnyException();
    }

    private static DataSet image(int columns, int rows) {
        return new DataSet()
                .putInteger(Tag.Rows, Vr.US, rows)
                .putInteger(Tag.Columns, Vr.US, columns)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2");
    }
}
