package org.overread.core.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** A picture that is always the same: waves, edges and noise, or what its name says. Colour is interleaved by pixel. */
record TestPicture(String name, int width, int height, int channels, int bits, int[] samples) {

    static List<TestPicture> all() {
        return List.of(
                grey(61, 37, 8),
                grey(270, 140, 12),
                grey(90, 80, 16),
                colour(64, 75, 8),
                colour(33, 40, 16),
                letters(),
                flat());
    }

    static List<TestPicture> wholeBytes() {
        return List.of(grey(270, 140, 8), colour(150, 133, 8), grey(90, 80, 16), letters());
    }

    static TestPicture grey(int width, int height, int bits) {
        return waves("grey", width, height, 1, bits);
    }

    static TestPicture colour(int width, int height, int bits) {
        return waves("colour", width, height, 3, bits);
    }

    static TestPicture flat() {
        int[] samples = new int[64 * 48];
        java.util.Arrays.fill(samples, 77);
        return new TestPicture("flat", 64, 48, 1, 8, samples);
    }

    /** The same few signs again and again, which encoders keep once. */
    static TestPicture letters() {
        Random random = new Random(5);
        int[] samples = new int[200 * 120];
        java.util.Arrays.fill(samples, 200);
        long[] signs = {random.nextLong(), random.nextLong(), random.nextLong()};
        for (int place = 0; place < 16 * 8; place++) {
            long sign = signs[random.nextInt(3)];
            for (int i = 0; i < 63; i++) {
                int x = 4 + place % 16 * 12 + i % 7;
                int y = 4 + place / 16 * 14 + i / 7;
                samples[y * 200 + x] -= (sign >> i & 1) != 0 ? 180 : 0;
            }
        }
        return new TestPicture("letters", 200, 120, 1, 8, samples);
    }

    private static TestPicture waves(String name, int width, int height, int channels, int bits) {
        Random random = new Random(width * 31L + height);
        int most = (1 << bits) - 1;
        int[] samples = new int[width * height * channels];
        for (int i = 0; i < samples.length; i++) {
            int c = i % channels;
            int x = i / channels % width;
            int y = i / channels / width;
            double value = 0.5 + 0.25 * Math.sin(x / 17.0 + c) + 0.2 * Math.cos(y / (23.0 - 4 * c));
            boolean inside = Math.hypot(x - width / 2.0, y - height / 2.0) < Math.min(width, height) / 3.3;
            value = (inside ? 0.6 : 1) * value + random.nextGaussian() * 0.01;
            samples[i] = (int) Math.round(Math.max(0, Math.min(1, value)) * most);
        }
        return new TestPicture(name, width, height, channels, bits, samples);
    }

    FrameFormat format() {
        int allocated = bits > 8 ? 16 : 8;
        return new FrameFormat(width, height, channels, allocated, bits, false, channels == 1 ? "MONOCHROME2" : "RGB");
    }

    /** As a portable anymap of 8 or 16 bits, to which fewer are stretched. */
    void writeTo(Path file) throws IOException {
        int full = bits > 8 ? 65535 : 255;
        double most = (1 << bits) - 1;
        IntUnaryOperator stretched = value -> (int) Math.round(value * (full / most));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String header = (channels == 1 ? "P5\n" : "P6\n") + width + " " + height + "\n" + full + "\n";
        bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        for (int sample : samples) {
            int value = stretched.applyAsInt(sample);
            if (full > 255) {
                bytes.write(value >> 8);
            }
            bytes.write(value);
        }
        Files.write(file, bytes.toByteArray());
    }

    @Override
    public String toString() {
        return name + " " + width + " x " + height + ", " + bits + " bits";
    }
}
