package org.overread.viewer.viewport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.VoiTransformation;
import org.overread.core.study.OverlayPlanes;
import org.overread.viewer.theme.Texts;
import org.slf4j.LoggerFactory;

/**
 * Loads, interpolates and windows frames, blends over them what is asked for, and paints their own overlays, on a thread of its own; of the pictures asked for, the newest is made next.
 * Each is handed over on the JavaFX thread before the next one is begun.
 */
final class FramePainter implements AutoCloseable {
    private final FrameLoader loader;
    private final BiConsumer<PaintedFrame, Image> screen;
    private final FrameRenderer renderer = new FrameRenderer();
    private final PictureBuffers buffers = new PictureBuffers();
    private final StateOverlays ofState = new StateOverlays();
    private int[] unturned = new int[0];
    private OverlayPlanes.Over overlays = OverlayPlanes.Over.NONE;
    private Optional<FrameRef> overlaysOf = Optional.empty();
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
            ImageFrame frame = loader.load(request.frame());
            requireSizeOfHeader(request, frame);
            Presentation presentation = request.presentation();
            FrameFacts facts = request.frame().facts();
            Optional<StateGrey> grey = presentation
                    .state(request.frame().ref())
                    .map(shown -> new StateGrey(shown.state(), request.frame()));
            VoiTransformation window = presentation
                    .window()
                    .or(() -> grey.map(StateGrey::voi))
                    .orElseGet(() -> request.stack().automaticWindows().of(request.frame(), frame));
            boolean inverted = presentation.inverted();
            Shades.Recipe recipe =
                    grey.map(state -> state.recipe(window, inverted)).orElseGet(() -> facts.recipe(window, inverted));
            List<PaintedLayer> layers = new ArrayList<>();
            PictureBuffers.Picture picture = render(
                    request,
                    grey.map(state -> state.shown(frame)).orElse(frame),
                    recipe.in(presentation.palette()),
                    layers);
            Optional<VoiTransformation> shown = frame instanceof ColourFrame ? Optional.empty() : Optional.of(window);
            PaintedFrame painted = new PaintedFrame(
                    request, Optional.of(frame), shown, Optional.empty(), layers, damagedOverlays(request));
            handOver(() -> screen.accept(painted, picture.refreshed()));
        } catch (DicomException e) {
            loader.refuse(request.frame(), e);
            refuse(request, e.getMessage());
        } catch (IOException e) {
            // its message may hold a path, and a path a patient's name
            refuse(request, Texts.of("viewport.medium"));
        } catch (RuntimeException e) {
            // asked for when needed: a logging system takes longer to start than the window may
            LoggerFactory.getLogger(FramePainter.class).error("a frame could not be painted", e);
            loader.refuse(request.frame(), e);
            refuse(request, e.getClass().getSimpleName());
        }
    }

    private static void requireSizeOfHeader(PaintRequest request, ImageFrame frame) throws DicomException {
        ViewGeometry geometry = request.geometry();
        if (frame.columns() != geometry.columns() || frame.rows() != geometry.rows()) {
            throw new DicomException(DicomException.Kind.MALFORMED, "the frame is not of the size its header states");
        }
    }

    private PictureBuffers.Picture render(
            PaintRequest request, ImageFrame frame, Shades.Recipe recipe, List<PaintedLayer> layers) {
        int width = request.deviceWidth();
        int height = request.deviceHeight();
        PictureBuffers.Picture picture = buffers.take(width, height);
        paint(
                request.geometry().inDevicePixels(request.pixelScale(), width, height),
                picture.pixels(),
                (at, pixels) -> {
                    renderer.render(frame, at, recipe, pixels);
                    layers.addAll(paintOver(request, at, pixels));
                });
        return picture;
    }

    /** A state's shutter hides the image and nothing that lies over it. */
    private List<PaintedLayer> paintOver(PaintRequest request, ViewGeometry at, int[] pixels) {
        Optional<ShownState> state =
                request.presentation().state(request.frame().ref());
        state.ifPresent(shown -> ofState.paint(shown, request.frame(), overlays(request.frame()), at, pixels));
        List<PaintedLayer> layers = request.layer().paint(request.frame(), at, pixels);
        if (state.isEmpty() && request.presentation().overlays()) {
            ImageOverlayPainter.paint(overlays(request.frame()), at, pixels);
        }
        return layers;
    }

    /** A picture of an image that is turned is made upright first. */
    private void paint(ViewGeometry geometry, int[] picture, BiConsumer<ViewGeometry, int[]> upright) {
        if (geometry.turn().equals(ViewTurn.NONE)) {
            upright.accept(geometry, picture);
            return;
        }
        if (unturned.length < picture.length) {
            unturned = new int[picture.length];
        }
        upright.accept(geometry.upright(), unturned);
        geometry.turn().turn(unturned, picture, (int) geometry.viewWidth(), (int) geometry.viewHeight());
    }

    private int damagedOverlays(PaintRequest request) {
        return request.presentation().overlays() ? overlays(request.frame()).damaged() : 0;
    }

    /** Those of the frame painted last are kept: it is the one that is windowed and zoomed. */
    private OverlayPlanes.Over overlays(StackFrame frame) {
        if (!overlaysOf.equals(Optional.of(frame.ref()))) {
            overlays = OverlayPlanes.over(frame.instance(), frame.ref().frameNumber());
            overlaysOf = Optional.of(frame.ref());
        }
        return overlays;
    }

    private void refuse(PaintRequest request, String why) {
        PaintedFrame refused = new PaintedFrame(request, Optional.empty(), Optional.empty(), Optional.of(why));
        handOver(() -> screen.accept(refused, null));
    }

    /** Runs on the JavaFX thread and waits for it, so that no picture is painted over before it was shown. */
    static void handOver(Runnable show) {
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
