package org.overread.viewer.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** A picture of the screen as a PNG file (RGB, 8 bits). Standard: ISO/IEC 15948. */
public final class ScreenPicture {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] RGB_8_BITS = {8, 2, 0, 0, 0};
    private static final byte FILTER_UP = 2;
    private static final int COMPRESSION = 3;

    /** Thread: any, for a picture that no one paints on any more. */
    public static void write(Image picture, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.write(file, png(picture));
    }

    static byte[] png(Image picture) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(RGB_8_BITS);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", pixels(picture, width, height));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] pixels(Image picture, int width, int height) throws IOException {
        int[] argb = new int[width];
        byte[] above = new byte[3 * width];
        byte[] row = new byte[3 * width];
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(COMPRESSION);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed, fast)) {
            for (int y = 0; y < height; y++) {
                picture.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
                byte[] line = new byte[1 + 3 * width];
                line[0] = FILTER_UP;
                for (int i = 0; i < row.length; i++) {
                    row[i] = (byte) (argb[i / 3] >> 8 * (2 - i % 3));
                    line[1 + i] = (byte) (row[i] - above[i]);
                }
                deflater.write(line);
                System.arraycopy(row, 0, above, 0, row.length);
            }
        }
        fast.end();
        return compressed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        file.write(ByteBuffer.allocate(4).putInt(data.length).array());
        file.write(name);
        file.write(data);
        file.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private ScreenPicture() {}
}
