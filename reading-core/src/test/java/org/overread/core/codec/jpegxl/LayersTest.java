package org.overread.core.codec.jpegxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.EncodedSample;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

/** Small frames of another encoder laid one over the other on a large image. */
class LayersTest {
    private static final int SIZE = 1024;
    private static final FrameFormat FORMAT = new FrameFormat(SIZE, SIZE, 3, 8, 8, false, "RGB");

    private final EncodedSample small;
    private final byte[] section;
    private final int groupShift;

    LayersTest() throws IOException {
        small = EncodedSample.all().stream()
                .filter(sample -> sample.file().equals("xl-colour8.jxl"))
                .findFirst()
                .orElseThrow();
        byte[] stream = small.codestream();
        XlBits bits = new XlBits(stream, 0, stream.length);
        ImageHeader image = ImageHeader.read(bits);
        FrameHeader frame = FrameHeader.read(bits, image, image.width(), image.height());
        TableOfContents contents = TableOfContents.read(bits, FrameLayout.of(frame), 1);
        int from = bits.bytePosition();
        section = Arrays.copyOfRange(stream, from, from + (int) contents.length());
        groupShift = frame.groupShift;
    }

    /** Bits, least significant first. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int used;
        private int next;

        Bits put(int value, int count) {
            for (int i = 0; i < count; i++) {
                next |= (value >> i & 1) << used++;
                if (used == 8) {
                    align();
                }
            }
            return this;
        }

        Bits align() {
            if (used > 0) {
                out.write(next);
            }
            used = 0;
            next = 0;
            return this;
        }
    }

    private byte[] layered(int layers) {
        Bits bits = new Bits().put(0x0AFF, 16);
        bits.put(0, 1).put(1, 2).put(SIZE - 1, 13).put(1, 3); // rows, as many columns
        bits.put(0, 1).put(0, 1); // not by default, nothing more
        bits.put(0, 1).put(0, 2).put(1, 1); // 8 bits, integers
        bits.put(0, 2).put(0, 1).put(1, 1).put(0, 2); // no extra channels, no XYB, sRGB, no extensions
        bits.put(1, 1).align(); // default matrix
        for (int i = 1; i <= layers; i++) {
            layer(bits, i == layers);
        }
        return bits.out.toByteArray();
    }

    private void layer(Bits bits, boolean last) {
        bits.put(0, 1).put(0, 2).put(1, 1).put(0, 2).put(0, 1); // regular, modular, no flags, no YCbCr
        bits.put(0, 2).put(groupShift, 2).put(0, 2); // no upsampling, one pass
        bits.put(1, 1).put(0, 2).put(0, 8).put(0, 2).put(0, 8); // part of the image, at its corner
        bits.put(0, 2)
                .put(small.format().columns(), 8)
                .put(0, 2)
                .put(small.format().rows(), 8);
        bits.put(0, 2).put(0, 2).put(last ? 1 : 0, 1).put(0, last ? 0 : 2); // replaces
        bits.put(0, 2).put(0, 1).put(0, 1).put(0, 2).put(0, 2).put(0, 2); // no name, no filter, no extensions
        bits.put(0, 1).align().put(section.length < 1024 ? 0 : 1, 2);
        bits.put(section.length < 1024 ? section.length : section.length - 1024, section.length < 1024 ? 10 : 14)
                .align();
        for (byte one : section) {
            bits.put(one, 8);
        }
    }

    @Test
    void aFewLayersAreLaidOverTheImage() throws Exception {
        DecodedFrame alone = new JpegXlCodec().decode(ByteBuffer.wrap(small.codestream()), small.format());
        DecodedFrame frame = new JpegXlCodec().decode(ByteBuffer.wrap(layered(5)), FORMAT);

        int columns = small.format().columns();
        for (int i = 0; i < alone.samples().length(); i++) {
            int at = i / (3 * columns) * 3 * SIZE + i % (3 * columns);
            assertThat(frame.samples().value(at)).isEqualTo(alone.samples().value(i));
        }
        assertThat(frame.samples().value(3 * columns)).isZero();
    }

    @Test
    void manyLayersAreRefusedBeforeEachHasCopiedTheImage() {
        byte[] many = layered(150);

        DicomException refusal = catchThrowableOfType(
                DicomException.class, () -> new JpegXlCodec().decode(ByteBuffer.wrap(many), FORMAT));

        assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
    }
}
