package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

class JpegProcessTest {

    @ParameterizedTest
    @CsvSource({
        "C5, hierarchical",
        "C7, hierarchical",
        "C9, arithmetic",
        "CA, arithmetic",
        "CB, arithmetic",
        "CD, hierarchical",
        "CF, hierarchical"
    })
    void processThatIsNotDecodedIsRefusedByName(String marker, String name) throws Exception {
        EncodedSample sample = EncodedSample.all().stream()
                .filter(one -> one.file().equals("baseline-grey.jpg"))
                .findFirst()
                .orElseThrow();
        byte[] codestream = sample.codestream();
        for (int i = 2; ; i += 2 + (codestream[i + 2] & 0xFF) * 256 + (codestream[i + 3] & 0xFF)) {
            if (codestream[i + 1] == (byte) 0xC0) {
                codestream[i + 1] = (byte) Integer.parseInt(marker, 16);
                break;
            }
        }
        DicomException refusal = catchThrowableOfType(DicomException.class, () -> sample.decode(codestream));
        assertThat(refusal.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal).hasMessageContaining(name);
    }
}
