package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.TransferSyntax;

class Jp2BoxesTest {
    private static final FrameFormat GREY = new FrameFormat(8, 8, 1, 8, 8, false, "MONOCHROME2");

    @Test
    void headerBoxesNestedWithoutEndAreRefused() {
        ByteBuffer file = ByteBuffer.allocate(12 + 8 * 200_000);
        file.putInt(12).put("jP  ".getBytes(StandardCharsets.US_ASCII)).putInt(0x0D0A870A);
        while (file.hasRemaining()) {
            // to the end of the file
            file.putInt(0).put("jp2h".getBytes(StandardCharsets.US_ASCII));
        }

        DicomException refusal = catchThrowableOfType(
                DicomException.class,
                () -> FrameCodecs.forTransferSyntax(TransferSyntax.JPEG_2000.uid())
                        .decode(file.flip(), GREY));

        assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
    }
}
