package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
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

    /** As where fragments of odd length were padded amid a frame. A byte that passes for coefficients of a block goes unseen. */
    @ParameterizedTest
    @CsvSource({"lossless-first.jpg, 100", "lossless-1.jpg, 80", "extended-12.jpg, 50", "baseline-grey.jpg, 35"})
    void aByteTooManyIsSaidOrRefusedWhereTheCodestreamShowsIt(String file, int percent) throws Exception {
        EncodedSample sample = EncodedSample.all().stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow();
        byte[] codestream = sample.codestream();
        assertThat(sample.decode(codestream).warnings()).isEmpty();
        int told = 0;
        for (int i = 1; i <= 100; i++) {
            int at = codestream.length - i * codestream.length / 200;
            try {
                told += sample.decode(with(codestream, at)).warnings().size();
            } catch (DicomException e) {
                told++;
            }
        }
        assertThat(told).isGreaterThanOrEqualTo(percent);
    }

    private static byte[] with(byte[] bytes, int at) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = 0;
        return longer;
    }
}
