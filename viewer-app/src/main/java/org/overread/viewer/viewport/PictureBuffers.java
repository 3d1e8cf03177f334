package org.overread.viewer.viewport;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Three pictures in rotation: one on screen, one that may still be on its way off it, one to be painted into. Thread:
 * taken by the painting thread, shown by JavaFX's.
 */
final class PictureBuffers {
    private static final int COUNT = 3;

    private final Picture[] pictures = new Picture[COUNT];
    private int next;

    /** Pixels and the image that shows them. */
    record Picture(int width, int height, int[] pixels, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Picture of(int width, int height) {
            int[] pixels = new int[Math.multiplyExact(width, height)];
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Picture(width, height, pixels, buffer, new WritableImage(buffer));
        }

        /** Makes the painted pixels visible in the image. Thread: JavaFX. */
        WritableImage refreshed() {
            buffer.updateBuffer(all -> null);
            return image;
        }
    }

    /** The picture to paint into next. */
    Picture take(int width, int height) {
        Picture picture = pictures[next];
        if (picture == null || picture.width() != width || picture.height() != height) {
            picture = Picture.of(width, height);
            pictures[next] = picture;
        }
        next = (next + 1) % COUNT;
        return picture;
    }
}
