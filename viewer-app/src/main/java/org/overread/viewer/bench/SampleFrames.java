package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;

/** Frames of the sizes that reading meets, made by formula: always the same ones. */
final class SampleFrames {
    private static final int CR = 2048;
    private static final int US_COLUMNS = 1024;
    private static final int US_ROWS = 768;

    /** A slice of the phantom in {@code phantomFolder}, a radiograph of 8 and of 12 bits, a colour ultrasound image. */
    static List<RawFrame> all(Path phantomFolder) throws IOException {
        return List.of(ct(phantomFolder), radiograph(8), radiograph(12), ultrasound());
    }

    private static RawFrame ct(Path folder) throws IOException {
        DicomFile file = DicomReader.read(folder.resolve("phantom-050.dcm"));
        FrameDecoder decoder = FrameDecoder.of(file);
        return new RawFrame("CT", decoder.format(), decoder.decode(1).samples().littleEndian());
    }

    /** Lung fields, ribs and mediastinum, blurred, under the grain of a detector. */
    private static RawFrame radiograph(int bits) {
        Random random = new Random(bits);
        int word = bits > 8 ? 2 : 1;
        double most = (1 << bits) - 1;
        byte[] samples = new byte[CR * CR * word];
        for (int i = 0; i < CR * CR; i++) {
            double x = (i % CR - CR / 2.0) / CR;
            double y = (i / CR - CR / 2.0) / CR;
            double lungs = Math.exp(-20 * (Math.pow(Math.abs(x) - 0.22, 2) * 2 + y * y));
            double ribs = 0.06 * Math.sin(60 * (y + x * x)) * lungs;
            double grey = 0.75 - 0.5 * lungs + ribs + 0.006 * random.nextGaussian();
            int value = (int) Math.round(most * Math.clamp(grey, 0, 1));
            samples[i * word] = (byte) value;
            if (word == 2) {
                samples[2 * i + 1] = (byte) (value >> 8);
            }
        }
        FrameFormat format = new FrameFormat(CR, CR, 1, 8 * word, bits, false, "MONOCHROME2");
        return new RawFrame("CR", format, samples);
    }

    /** A sector of grey speckle on black, a window of flow in colour within it. */
    private static RawFrame ultrasound() {
        Random random = new Random(3);
        byte[] samples = new byte[US_COLUMNS * US_ROWS * 3];
        for (int i = 0; i < US_COLUMNS * US_ROWS; i++) {
            int x = i % US_COLUMNS - US_COLUMNS / 2;
            int y = i / US_COLUMNS;
            double depth = Math.hypot(x, y);
            boolean inSector = depth < US_ROWS - 20 && Math.abs(x) < y * 0.9;
            double speckle = Math.abs(random.nextGaussian()) * (0.4 + 0.3 * Math.sin(depth / 25));
            int grey = inSector ? (int) Math.min(255, 110 * speckle) : 0;
            Arrays.fill(samples, 3 * i, 3 * i + 3, (byte) grey);
            if (inSector && Math.abs(x) < 120 && y > 250 && y < 450 && Math.sin(x / 30.0) > 0.2) {
                samples[3 * i] = (byte) Math.min(255, grey + 120);
                samples[3 * i + 2] = (byte) (grey / 2);
            }
        }
        return new RawFrame("US", new FrameFormat(US_COLUMNS, US_ROWS, 3, 8, 8, false, "RGB"), samples);
    }

    private SampleFrames() {}
}
