package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.sr.Judge;

/** JPEG XL frames that cjxl writes, against their originals where lossless, else against what djxl makes of them. */
class JpegXlJudgeTest {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.110";
    private static final String RECOMPRESSED = "1.2.840.10008.1.2.4.111";
    private static final String LOSSY = "1.2.840.10008.1.2.4.112";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsJudge() {
        assumeTrue(
                Judge.installed("cjxl") && Judge.installed("djxl"), "cjxl and djxl (libjxl-tools) are not installed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e 1",
                "-e 2",
                "-e 3",
                "-e 4",
                "-e 5",
                "-e 6",
                "-e 7",
                "-e 8",
                "-e 9",
                "-m 1 -R 1",
                "-m 1 -R 1 -p",
                "-m 1 -g 0",
                "-m 1 -g 3",
                "-m 1 -E 3 -e 8",
                "-m 1 -I 0",
                "-m 1 -P 6",
                "-m 1 -P 13",
                "-m 1 -P 15",
                "-m 1 --modular_palette_colors=70000",
                "--container=1",
                "--group_order=1",
                "-m 1 -C 0 -X 0 -Y 0"
            })
    void losslessFramesAreExact(String arguments) throws Exception {
        for (TestPicture picture : TestPicture.all()) {
            byte[] codestream = encode(picture, "-d 0 " + arguments);
            assertThat(greatestDifference(decode(codestream, picture, LOSSLESS), picture.samples()))
                    .as("%s %s", picture, arguments)
                    .isZero();
        }
    }

    @Test
    void losslessFramesOfSeveralLowFrequencyGroupsAreExact() throws Exception {
        for (TestPicture picture : List.of(TestPicture.grey(2100, 90, 16), TestPicture.colour(70, 2090, 8))) {
            assertThat(greatestDifference(decode(encode(picture, "-d 0 -e 3"), picture, LOSSLESS), picture.samples()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-d 0.3",
                "-d 1 -e 3",
                "-d 1 -e 5",
                "-d 1.5 -e 9",
                "-d 4",
                "-d 10",
                "-d 2 -p --progressive_dc=1",
                "-d 1 --qprogressive_ac",
                "-d 3 --epf=3",
                "-d 3 --epf=0 --gaborish=0",
                "-d 2 --faster_decoding=4",
                "-d 1 -m 1",
                "-d 4 -m 1",
                "-d 1 --intensity_target=1000"
            })
    void lossyFramesAreWithinOneStepOfTheReferenceDecoder(String arguments) throws Exception {
        for (TestPicture picture : TestPicture.wholeBytes()) {
            byte[] codestream = encode(picture, arguments);
            assertThat(greatestDifference(decode(codestream, picture, LOSSY), reference(picture)))
                    .as("%s %s", picture, arguments)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void jpegFramesAreWithinOneStepOfTheReferenceDecoder() throws Exception {
        assumeTrue(Judge.installed("cjpeg"), "cjpeg (libjpeg-turbo-progs) is not installed");
        TestPicture picture = TestPicture.colour(300, 270, 8);
        picture.writeTo(folder.resolve("picture.pnm"));
        for (String sampling : List.of("1x1", "2x1", "2x2", "1x2")) {
            String jpeg = folder.resolve("picture.jpg").toString();
            run(
                    "cjpeg",
                    "-sample",
                    sampling,
                    "-outfile",
                    jpeg,
                    folder.resolve("picture.pnm").toString());
            run("cjxl", jpeg, folder.resolve("picture.jxl").toString(), "--quiet");
            byte[] codestream = Files.readAllBytes(folder.resolve("picture.jxl"));
            assertThat(greatestDifference(decode(codestream, picture, RECOMPRESSED), reference(picture)))
                    .as("sampling %s", sampling)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void recompressedJpegIsYcbcrWhereTheDataSetSaysSo() throws Exception {
        assumeTrue(Judge.installed("cjpeg"), "cjpeg (libjpeg-turbo-progs) is not installed");
        TestPicture picture = TestPicture.colour(120, 90, 8);
        picture.writeTo(folder.resolve("picture.pnm"));
        Path jpeg = folder.resolve("picture.jpg");
        run(
                "cjpeg",
                "-sample",
                "1x1",
                "-outfile",
                jpeg.toString(),
                folder.resolve("picture.pnm").toString());
        run("cjxl", jpeg.toString(), folder.resolve("picture.jxl").toString(), "--quiet");
        FrameFormat format = new FrameFormat(120, 90, 3, 8, 8, false, "YBR_FULL_422");
        DecodedFrame ofXl = FrameCodecs.forTransferSyntax(RECOMPRESSED)
                .decode(ByteBuffer.wrap(Files.readAllBytes(folder.resolve("picture.jxl"))), format);
        assertThat(ofXl.photometricInterpretation()).isEqualTo("YBR_FULL");
        assertThat(greatestDifference(rgb(words(ofXl)), reference(picture))).isLessThanOrEqualTo(2);
    }

    /** RGB of YBR_FULL (PS3.3 C.7.6.3.1.2), as far as rounded samples give it. */
    private static int[] rgb(int[] ybr) {
        int[] rgb = new int[ybr.length];
        for (int i = 0; i < ybr.length; i += 3) {
            double b = ybr[i + 1] - 128;
            double r = ybr[i + 2] - 128;
            double[] colour = {ybr[i] + 1.402 * r, ybr[i] - 0.344136 * b - 0.714136 * r, ybr[i] + 1.772 * b};
            for (int c = 0; c < 3; c++) {
                rgb[i + c] = (int) Math.max(0, Math.min(255, Math.round(colour[c])));
            }
        }
        return rgb;
    }

    private byte[] encode(TestPicture picture, String arguments) throws Exception {
        Path source = folder.resolve("picture.pnm");
        Path target = folder.resolve("picture.jxl");
        picture.writeTo(source);
        List<String> command = new ArrayList<>(List.of("cjxl", source.toString(), target.toString(), "--quiet"));
        if (picture.bits() % 8 != 0) {
            command.add("--override_bitdepth=" + picture.bits());
        }
        command.addAll(List.of(arguments.split(" ")));
        run(command.toArray(String[]::new));
        return Files.readAllBytes(target);
    }

    private int[] reference(TestPicture picture) throws Exception {
        String name = picture.channels() == 1 ? "decoded.pgm" : "decoded.ppm";
        run(
                "djxl",
                folder.resolve("picture.jxl").toString(),
                folder.resolve(name).toString(),
                "--quiet");
        byte[] file = Files.readAllBytes(folder.resolve(name));
        int words = picture.samples().length;
        int size = picture.bits() > 8 ? 2 : 1;
        int[] samples = new int[words];
        for (int i = 0, at = file.length - words * size; i < words; i++) {
            for (int k = 0; k < size; k++) {
                samples[i] = samples[i] << 8 | file[at++] & 0xFF;
            }
        }
        return samples;
    }

    private static int[] decode(byte[] codestream, TestPicture picture, String transferSyntax) throws Exception {
        return words(
                FrameCodecs.forTransferSyntax(transferSyntax).decode(ByteBuffer.wrap(codestream), picture.format()));
    }

    private static int[] words(DecodedFrame frame) {
        return switch (frame.samples()) {
            case DecodedSamples.Bytes(byte[] bytes) -> {
                int[] words = new int[bytes.length];
                for (int i = 0; i < words.length; i++) {
                    words[i] = bytes[i] & 0xFF;
                }
                yield words;
            }
            case DecodedSamples.Shorts(short[] shorts) -> {
                int[] words = new int[shorts.length];
                for (int i = 0; i < words.length; i++) {
                    words[i] = shorts[i] & 0xFFFF;
                }
                yield words;
            }
            default -> throw new AssertionError(frame.samples());
        };
    }

    private static int greatestDifference(int[] one, int[] other) {
        assertThat(one).hasSameSizeAs(other);
        int greatest = 0;
        for (int i = 0; i < one.length; i++) {
            greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
        }
        return greatest;
    }

    private static void run(String... command) throws Exception {
        Judge judge = Judge.ask(command);
        assertThat(judge.exitCode())
                .as("%s: %s", String.join(" ", command), judge.output())
                .isZero();
    }
}
