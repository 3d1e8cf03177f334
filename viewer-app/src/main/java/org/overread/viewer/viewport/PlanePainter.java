package org.overread.viewer.viewport;

import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import org.overread.core.reformat.ReformatPlane;
import org.slf4j.LoggerFactory;

/**
 * Samples reformatted planes and makes them grey as stored frames are, on a thread of its own that shares its rows with the
 * machine's cores; of the pictures asked for, the newest is made next. Each is handed over on the JavaFX thread before the
 * next one is begun.
 */
public final class PlanePainter implements AutoCloseable {
    private static final int OPAQUE = 0xFF000000;
    private static final int ROWS_AT_A_TIME = 16;

    private final BiConsumer<PlaneRequest, Image> screen;
    private final PictureBuffers buffers = new PictureBuffers();
    private final NewestWins worker = new NewestWins("plane-paint", Thread.NORM_PRIORITY);
    private float[] values = new float[0];

    /** @param screen is given what was painted and its picture, of the plane's size in pixels */
    public PlanePainter(BiConsumer<PlaneRequest, Image> screen) {
        this.screen = screen;
    }

    public void request(PlaneRequest request) {
        worker.submit(() -> paint(request));
    }

    @Override
    public void close() {
        worker.close();
    }

    private void paint(PlaneRequest request) {
        try {
            ReformatPlane plane = request.plane();
            PictureBuffers.Picture picture = buffers.take(plane.columns(), plane.rows());
            render(request, picture.pixels());
            PlaneRequest painted = request.painted(request.layer().paint(plane, picture.pixels()));
            FramePainter.handOver(() -> screen.accept(painted, picture.refreshed()));
        } catch (RuntimeException | OutOfMemoryError e) {
            LoggerFactory.getLogger(PlanePainter.class).error("a plane could not be painted", e);
        }
    }

    private static int[] greys() {
        return IntStream.range(0, 256).map(level -> OPAQUE | level * 0x010101).toArray();
    }

    /** Outside of the volume it is black, also inverted. */
    private void render(PlaneRequest request, int[] pixels) {
        ReformatPlane plane = request.plane();
        int count = Math.multiplyExact(plane.columns(), plane.rows());
        values = values.length < count ? new float[count] : values;
        float[] sampled = values;
        int[] colours = request.palette().map(ColourPalette::table).orElseGet(PlanePainter::greys);
        Shades.Recipe recipe = request.facts().recipe(request.window(), request.inverted());
        IntStream.range(0, Math.ceilDiv(plane.rows(), ROWS_AT_A_TIME))
                .parallel()
                .forEach(band -> {
                    int from = band * ROWS_AT_A_TIME;
                    int to = Math.min(plane.rows(), from + ROWS_AT_A_TIME);
                    request.volume().sample(plane, from, to, sampled);
                    for (int at = from * plane.columns(); at < to * plane.columns(); at++) {
                        int level = (int) Math.clamp(recipe.level(sampled[at]) + 0.5, 0, 255);
                        pixels[at] = Float.isNaN(sampled[at]) ? OPAQUE : colours[level];
                    }
                });
    }
}
