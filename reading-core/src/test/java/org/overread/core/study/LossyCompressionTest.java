package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.dicom.Vr;

class LossyCompressionTest {
    private static Optional<LossyCompression> of(TransferSyntax syntax, DataSet header) {
        return LossyCompression.of(
                new Instance(Path.of("a.dcm"), syntax.uid(), "1.2.3", "1.2", 1, Optional.empty(), header));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "JPEG_BASELINE",
                "JPEG_EXTENDED",
                "JPEG_SPECTRAL_SELECTION",
                "JPEG_PROGRESSIVE",
                "JPEG_XL_RECOMPRESSION",
                "MPEG2_MAIN",
                "MPEG4_STEREO",
                "HEVC_MAIN_10"
            })
    void aSyntaxThatAlwaysLosesSaysSoOfItself(TransferSyntax syntax) {
        assertThat(of(syntax, new DataSet())).isPresent();
    }

    @Test
    void otherSyntaxesSayNothingOfThemselves() {
        DataSet once = new DataSet().putString(Tag.LossyImageCompression, Vr.CS, "01");
        for (TransferSyntax syntax : new TransferSyntax[] {
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            TransferSyntax.JPEG_LOSSLESS,
            TransferSyntax.JPEG_2000,
            TransferSyntax.JPEG_XL,
            TransferSyntax.RLE_LOSSLESS
        }) {
            assertThat(of(syntax, new DataSet())).isEmpty();
            assertThat(of(syntax, once)).isPresent();
        }
    }
}
