package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.overread.core.image.ImagePoint;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.theme.Texts;

/**
 * One series on screen: picture, marks and texts, always of one frame. Until a wished-for frame is there, the one before stays
 * with its own number, and after a moment makes way for "loading". Thread: JavaFX.
 */
public final class Viewport extends Region {
    private final FrameLoader loader;
    private final ViewWish wish = new ViewWish();
    private final WishedPictures pictures;
    private final ImageView picture = new ImageView();
    private final MarkLayer marks = new MarkLayer();
    private final ViewportTexts texts = new ViewportTexts();
    private final ObservableValue<Number> outputScale =
            sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty);
    private Consumer<Optional<PaintedFrame>> frameListener = frame -> {};
    private Supplier<PictureLayer> layer = () -> PictureLayer.NONE;

    public Viewport(FrameLoader loader) {
        this.loader = loader;
        this.pictures = new WishedPictures(loader, new Pictures());
        getStyleClass().add("viewport");
        setBackground(Background.fill(Palette.IMAGE));
        setCursor(Cursor.CROSSHAIR);
        setMinSize(1, 1);
        picture.setMouseTransparent(true);
        getChildren().addAll(picture, marks.layer(), marks.editor(), texts);
        outputScale.addListener((observed, before, now) -> repaint());
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    /** Shows a series as it was left, or as {@link SeriesView#first} has it. */
    public void show(FrameStack frames, SeriesView left) {
        wish.show(frames, left);
        if (wish.stack().isEmpty()) {
            clear();
        }
        repaint();
    }

    /** Shows nothing, at once: no pixel of a study stays behind under the name of the next. */
    public void clear() {
        wish.nothing();
        loader.prefetch(this, List.of());
        marks.letGo();
        pictures.nothing();
        texts.notice("", false);
    }

    public Optional<FrameStack> stack() {
        return wish.stack();
    }

    /** The view as wished for; {@link #painted} lags behind it by a picture. */
    public SeriesView view() {
        return wish.view();
    }

    /** What is on screen now. */
    public Optional<PaintedFrame> painted() {
        return pictures.painted();
    }

    /** The marks over the picture on screen. */
    public MarkLayer marks() {
        return marks;
    }

    /** What is written over it. */
    public ViewportTexts texts() {
        return texts;
    }

    /** All that is written now, for scripts and assistive technology. */
    public String writtenTexts() {
        return texts.content();
    }

    // --- wishes -----------------------------------------------------------------------------------------------------

    public void scrollTo(int position) {
        if (wish.scrollTo(position)) {
            repaint();
        }
    }

    public void scrollBy(int slices) {
        scrollTo(wish.view().position() + slices);
    }

    /** Changes zoom and pan, of a series that has been shown. */
    public void look(UnaryOperator<ViewGeometry> change) {
        if (wish.look(change)) {
            repaint();
        }
    }

    public void present(UnaryOperator<Presentation> change) {
        wish.present(change);
        repaint();
    }

    /** Goes to a slice and brings a region of it to the middle, in one picture. */
    public void goTo(int position, ImagePoint first, ImagePoint last, double share) {
        wish.goTo(position, first, last, share);
        repaint();
    }

    /** What is blended over the pixels, asked for with each picture. */
    public void layerFrom(Supplier<PictureLayer> now) {
        layer = now;
    }

    /** Makes the picture anew: what is wished for, or blended over it, has changed. */
    public void repaint() {
        if (wish.stack().isPresent() && getWidth() >= 1 && getHeight() >= 1) {
            wish.fit(getWidth(), getHeight());
            pictures.ask(number -> wish.request(number, pixelScale(), layer.get()));
        }
    }

    private double pixelScale() {
        return outputScale.getValue() == null ? 1 : outputScale.getValue().doubleValue();
    }

    // --- layers -----------------------------------------------------------------------------------------------------

    /** Shows or hides what is written over the image; warnings and the marks' numbers stay. */
    public void information(boolean shown) {
        texts.information(shown);
        marks.information(shown);
    }

    /** Adds a layer over the marks and below the texts; a canvas keeps the size of the view. */
    public void addLayer(Node layer) {
        fill(layer);
        getChildren().add(getChildren().indexOf(texts), layer);
    }

    /** Is told what is on screen after each picture, and when there is nothing any more. */
    public void onFrame(Consumer<Optional<PaintedFrame>> told) {
        frameListener = frameListener.andThen(told);
    }

    // --- pictures ---------------------------------------------------------------------------------------------------

    /** Completes when what was last wished for is on screen (or said to be unreadable). */
    public CompletableFuture<Void> whenPainted() {
        return wish.stack().isEmpty() ? CompletableFuture.completedFuture(null) : pictures.whenSettled();
    }

    /** Another painter of the same frames. */
    FramePainter painter(BiConsumer<PaintedFrame, Image> screen) {
        return new FramePainter(loader, screen);
    }

    public void close() {
        pictures.close();
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        TextSize.place(texts, 0, 0, getWidth(), getHeight());
        if (marks.layer().getWidth() != getWidth() || marks.layer().getHeight() != getHeight()) {
            getChildren().forEach(this::fill);
            repaint();
        }
    }

    /** Of the series that is still wished for: in its place another may have come meanwhile. */
    private void readAhead(PaintedFrame from) {
        wish.stack()
                .filter(stack -> stack == from.request().stack())
                .ifPresent(
                        stack -> loader.prefetch(this, ReadingAhead.frames(stack, from.position(), wish.direction())));
    }

    private void fill(Node layer) {
        if (layer instanceof Canvas canvas) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
    }

    /** Picture, texts and marks change together. */
    private final class Pictures implements WishedPictures.Screen {
        @Override
        public void show(PaintedFrame frame, Image image) {
            picture.setImage(image);
            texts.show(Optional.of(frame));
            marks.show(frame);
            frameListener.accept(Optional.of(frame));
        }

        @Override
        public void blank() {
            picture.setImage(null);
            marks.blank();
            texts.show(Optional.empty());
            frameListener.accept(Optional.empty());
        }

        @Override
        public void waitingFor(PaintRequest wished) {
            texts.notice(Texts.of("viewport.loading", Integer.toString(wished.position() + 1)), false);
        }

        @Override
        public void settled(PaintedFrame frame) {
            AfterPulse.run(getScene(), () -> readAhead(frame));
        }
    }
}
