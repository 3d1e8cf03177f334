package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameDecoder;
import org.overread.core.sr.Judge;

/** JPEG-LS frames that dcmcjpls writes of patterns without noise: long and short runs, edges, ramps, single points, black lines. */
class JpegLsJudgeTest {
    private static final int FRAMES = 28;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsJudge() {
        assumeTrue(Judge.installed("dcmcjpls"), "dcmcjpls (dcmtk) is not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, 0, +el",
        "10, 1, 0, +el",
        "12, 1, 0, +el",
        "16, 1, 0, +el",
        "12, 1, 0, +el +pc",
        "8, 1, 0, +el +rs 5",
        "8, 3, 0, +el +il",
        "8, 3, 0, +el +is",
        "8, 3, 0, +el +in",
        "16, 3, 0, +el +is",
        "8, 1, 2, +en +md 2",
        "12, 1, 3, +en +md 3",
        "8, 3, 1, +en +md 1 +is"
    })
    void patternsComeBack(int bits, int channels, int near, String options) throws Exception {
        Random random = new Random(bits * 31L + channels + options.hashCode());
        int columns = 40 + random.nextInt(400);
        int rows = 12 + random.nextInt(60);
        FrameFormat format = format(columns, rows, channels, bits);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add(pattern(format, i, random));
        }

        FrameDecoder decoder = FrameDecoder.of(DicomReader.read(encoded(format, frames, options)));

        for (int i = 0; i < FRAMES; i++) {
            byte[] decoded = decoder.decode(i + 1).samples().littleEndian();
            assertThat(greatestDifference(frames.get(i), decoded, format))
                    .as("frame %d of %d x %d", i + 1, columns, rows)
                    .isLessThanOrEqualTo(near);
        }
    }

    private static FrameFormat format(int columns, int rows, int channels, int bits) {
        String photometric = channels == 1 ? "MONOCHROME2" : "RGB";
        return new FrameFormat(columns, rows, channels, bits > 8 ? 16 : 8, bits, false, photometric);
    }

    private static byte[] pattern(FrameFormat format, int kind, Random random) {
        int most = (1 << format.bitsStored()) - 1;
        int word = format.bitsAllocated() / 8;
        int channels = format.samplesPerPixel();
        byte[] samples = new byte[format.bytes()];
        for (int c = 0; c < channels; c++) {
            IntBinaryOperator values = values(kind % 7, most, random);
            for (int i = 0; i < format.pixels(); i++) {
                int value = values.applyAsInt(i % format.columns(), i / format.columns());
                int at = (i * channels + c) * word;
                samples[at] = (byte) value;
                if (word == 2) {
                    samples[at + 1] = (byte) (value >> 8);
                }
            }
        }
        return samples;
    }

    private static IntBinaryOperator values(int kind, int most, Random random) {
        int one = random.nextInt(most + 1);
        int other = random.nextInt(most + 1);
        int period = 1 + random.nextInt(40);
        double middle = random.nextInt(200);
        return switch (kind) {
            case 0 -> (x, y) -> one;
            case 1 -> (x, y) -> x % period == 0 || y % period == 0 ? one : other;
            case 2 -> (x, y) -> ((int) Math.hypot(x - middle, y - middle / 4) / period & 1) == 0 ? one : other;
            case 3 -> (x, y) -> (int) ((0.5 + 0.49 * Math.sin(x / (5.0 + period)) * Math.cos(y / 9.0)) * most);
            case 4 -> (x, y) -> (x * period + y * 3) / 5 & most;
            case 5 -> (x, y) -> y % 17 == 9 && x == period ? one : 0;
            default -> (x, y) -> random.nextInt(150) == 0 ? random.nextInt(most + 1) : one;
        };
    }

    private Path encoded(FrameFormat format, List<byte[]> frames, String options) throws Exception {
        Path raw = folder.resolve("raw.dcm");
        Path encoded = folder.resolve("encoded.dcm");
        DicomWriter.write(image(format, frames), raw);
        List<String> command = new ArrayList<>(List.of("dcmcjpls"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(raw.toString(), encoded.toString()));
        Judge judge = Judge.ask(command.toArray(String[]::new));
        assertThat(judge.exitCode()).as(judge.output()).isZero();
        return encoded;
    }

    private static DataSet image(FrameFormat format, List<byte[]> frames) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        frames.forEach(pixels::writeBytes);
        DataSet image = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
                .putString(Tag.SOPInstanceUID, Vr.UI, Uids.named("patterns without noise"))
                .putString(Tag.StudyInstanceUID, Vr.UI, Uids.named("patterns without noise, study"))
                .putString(Tag.SeriesInstanceUID, Vr.UI, Uids.named("patterns without noise, series"))
                .putInteger(Tag.SamplesPerPixel, Vr.US, format.samplesPerPixel())
                .putString(Tag.PhotometricInterpretation, Vr.CS, format.photometricInterpretation())
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(frames.size()))
                .putInteger(Tag.Rows, Vr.US, format.rows())
                .putInteger(Tag.Columns, Vr.US, format.columns())
                .putInteger(Tag.BitsAllocated, Vr.US, format.bitsAllocated())
                .putInteger(Tag.BitsStored, Vr.US, format.bitsStored())
                .putInteger(Tag.HighBit, Vr.US, format.bitsStored() - 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, format.bitsAllocated() == 8 ? Vr.OB : Vr.OW, pixels.toByteArray());
        return format.samplesPerPixel() == 1 ? image : image.putInteger(Tag.PlanarConfiguration, Vr.US, 0);
    }

    private static int greatestDifference(byte[] one, byte[] other, FrameFormat format) {
        assertThat(other).hasSameSizeAs(one);
        int word = format.bitsAllocated() / 8;
        int most = 0;
        for (int i = 0; i < one.length; i += word) {
            int difference = (one[i] & 0xFF) - (other[i] & 0xFF);
            if (word == 2) {
                difference += (one[i + 1] & 0xFF) - (other[i + 1] & 0xFF) << 8;
            }
            most = Math.max(most, Math.abs(difference));
        }
        return most;
    }
}
