package org.overread.viewer.viewport;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.VoiWindow;
import org.overread.viewer.theme.Texts;
import org.slf4j.LoggerFactory;

/**
 * Loads, interpolates and windows frames on a thread of its own; of the pictures asked for, the newest is made next.
 * Each is handed over on the JavaFX thread before the next one is begun.
 */
final class FramePainter implements AutoCloseable {
    private final FrameLoader loader;
    private final BiConsumer<PaintedFrame, Image> screen;
    private final FrameRenderer renderer = new FrameRenderer();
    private final PictureBuffers buffers = new PictureBuffers();
    private final NewestWins worker = new NewestWins("viewport-paint", Thread.NORM_PRIORITY + 1);

    /** @param screen is given what was painted and its picture; a frame that cannot be shown comes without a picture (null) */
    FramePainter(FrameLoader loader, BiConsumer<PaintedFrame, Image> screen) {
        this.loader = loader;
        this.screen = screen;
    }

    void request(PaintRequest request) {
        worker.submit(() -> paint(request));
    }

    @Override
    public void close() {
        worker.close();
    }

    private void paint(PaintRequest request) {
        try {
            GreyFrame frame = loader.load(request.frame());
            requireSizeOfHeader(request, frame);
            VoiWindow window = request.presentation().window().orElseGet(() -> FrameRange.window(frame));
            PictureBuffers.Picture picture = render(request, frame, window);
            PaintedFrame painted = new PaintedFrame(request, Optional.of(frame), Optional.of(window), Optional.empty());
            handOver(() -> screen.accept(painted, picture.refreshed()));
        } catch (DicomException e) {
            refuse(request, e.getMessage());
        } catch (IOException e) {
            // its message may hold a path, and a path a patient's name
            refuse(request, Texts.of("viewport.medium"));
        } catch (RuntimeException e) {
            // asked for when needed: a logging system takes longer to start than the window may
            LoggerFactory.getLogger(FramePainter.class).error("a frame could not be painted", e);
            refuse(request, e.getClass().getSimpleName());
        }
    }

    private static void requireSizeOfHeader(PaintRequest request, GreyFrame frame) throws DicomException {
        ViewGeometry geometry = request.geometry();
        if (frame.columns() != geometry.columns() || frame.rows() != geometry.rows()) {
            throw new DicomException(DicomException.Kind.MALFORMED, "the frame is not of the size its header states");
        }
    }

    private PictureBuffers.Picture render(PaintRequest request, GreyFrame frame, VoiWindow window) {
        int width = request.deviceWidth();
        int height = request.deviceHeight();
        PictureBuffers.Picture picture = buffers.take(width, height);
        boolean inverted =
                request.presentation().inverted() ^ request.frame().facts().inverted();
        renderer.render(
                frame,
                request.geometry().inDevicePixels(request.pixelScale(), width, height),
                FrameRenderer.Grey.of(frame, window, inverted),
                picture.pixels());
        return picture;
    }

    private void refuse(PaintRequest request, String why) {
        PaintedFrame refused = new PaintedFrame(request, Optional.empty(), Optional.empty(), Optional.of(why));
        handOver(() -> screen.accept(refused, null));
    }

    /** Runs on the JavaFX thread and waits for it, so that no picture is painted over before it was shown. */
    private static void handOver(Runnable show) {
        CountDownLatch shown = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                show.run();
            } finally {
                shown.countDown();
            }
        });
        try {
            // bounded, so that this thread ends when the toolkit has been shut down meanwhile
            shown.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
