package org.overread.core.codec.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

class TransformTest {

    /** A number of transforms, 18 and more, of which each is one of colours, all bits 0. */
    private static XlBits transforms(int count) {
        byte[] bytes = new byte[512];
        bytes[0] = (byte) (3 | count - 18 << 2);
        bytes[1] = (byte) (count - 18 >> 6);
        return new XlBits(bytes, 0, bytes.length);
    }

    @Test
    void transformsThatWouldGoThroughTheImageHundredsOfTimesAreRefused() throws Exception {
        assertThat(Transform.readAll(transforms(40))).hasSize(40);
        assertThat(catchThrowableOfType(DicomException.class, () -> Transform.readAll(transforms(273)))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }
}
