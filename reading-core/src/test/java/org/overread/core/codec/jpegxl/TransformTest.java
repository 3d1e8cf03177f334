package org.overread.core.codec.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
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

    /** A thousand extra channels of one pixel each could else ask for a palette of a thousand times 100,000 entries. */
    @Test
    void palettesAreNotAllocatedBeyondWhatTheImageCanHaveOfColours() throws Exception {
        ModularImage tiny = new ModularImage(8);
        for (int c = 0; c < 1000; c++) {
            tiny.add(new ModularChannel(1, 1, 0, 0));
        }
        Palette large = new Palette(0, 1000, 100_000, 0, 0);

        assertThat(catchThrowableOfType(
                                DicomException.class,
                                () -> tiny.prepare(List.of(large), WeightedPredictor.Weights.DEFAULT))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aSmallImageMayHaveALargePaletteAndALargeImageOneOfAllItsColours() throws Exception {
        ModularImage small = new ModularImage(16).add(new ModularChannel(16, 16, 0, 0));
        small.prepare(List.of(new Palette(0, 1, 70_000, 1_000, 0)), WeightedPredictor.Weights.DEFAULT);
        assertThat(small.channels).hasSize(2);

        ModularImage colour = new ModularImage(16);
        for (int c = 0; c < 3; c++) {
            colour.add(new ModularChannel(256, 256, 0, 0));
        }
        colour.prepare(List.of(new Palette(0, 3, 65_536, 0, 0)), WeightedPredictor.Weights.DEFAULT);
        assertThat(colour.channels.getFirst().width).isEqualTo(65_536);
    }
}
