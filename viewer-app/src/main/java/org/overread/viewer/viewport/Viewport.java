package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
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
import javafx.util.Duration;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.ImagePoint;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.theme.Texts;

/**
 * One series on screen: picture, marks and texts, always of one frame. Pictures are made on another thread, the newest
 * wish first; until a wished-for frame is there, the one before stays with its own number, and after a moment makes way
 * for "loading". Thread: JavaFX.
 */
public final class Viewport extends Region {
    private static final Duration PATIENCE = Duration.millis(150);

    private final FrameLoader loader;
    private final FramePainter painter;
    private final ImageView picture = new ImageView();
    private final MarkLayer marks = new MarkLayer();
    private final ViewportTexts texts = new ViewportTexts();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final List<CompletableFuture<Void>> settling = new ArrayList<>();
    private final ObservableValue<Number> outputScale =
            sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty);
    private Optional<FrameStack> stack = Optional.empty();
    private SeriesView view = new SeriesView(0, Optional.empty(), new Presentation(Optional.empty(), false));
    private Consumer<Optional<PaintedFrame>> frameListener = frame -> {};
    private Optional<PaintedFrame> painted = Optional.empty();
    private Supplier<PictureLayer> layer = () -> PictureLayer.NONE;
    private long asked;
    private long barrier;
    private int direction = 1;

    public Viewport(FrameLoader loader) {
        this.loader = loader;
        this.painter = new FramePainter(loader, this::shown);
        getStyleClass().add("viewport");
        setBackground(Background.fill(Palette.IMAGE));
        setCursor(Cursor.CROSSHAIR);
        setMinSize(1, 1);
        picture.setMouseTransparent(true);
        getChildren().addAll(picture, marks.layer(), marks.editor(), texts);
        patience.setOnFinished(event -> admitWaiting());
        outputScale.addListener((observed, before, now) -> request());
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    /** Shows a series as it was left, or as {@link #firstView} has it. */
    public void show(FrameStack frames, SeriesView left) {
        stack = Optional.of(frames).filter(f -> !f.isEmpty());
        view = left.at(frames.clamp(left.position()));
        request();
    }

    /** Shows nothing, at once: no pixel of a study stays behind under the name of the next. */
    public void clear() {
        stack = Optional.empty();
        loader.prefetch(this, List.of());
        barrier = asked;
        marks.letGo();
        blank();
        texts.notice("", false);
        settled();
    }

    /** How a series is first seen: its middle slice, fitted, in the file's first window. */
    public static SeriesView firstView(FrameStack frames) {
        int middle = frames.size() / 2;
        Presentation presentation = new Presentation(
                frames.isEmpty()
                        ? Optional.empty()
                        : frames.frame(middle).facts().windows().stream().findFirst(),
                false);
        return new SeriesView(middle, Optional.empty(), presentation);
    }

    public Optional<FrameStack> stack() {
        return stack;
    }

    /** The view as wished for; {@link #painted} lags behind it by a picture. */
    public SeriesView view() {
        return view;
    }

    /** What is on screen now. */
    public Optional<PaintedFrame> painted() {
        return painted;
    }

    public OverlayOutcome marksOnScreen() {
        return marks.outcome();
    }

    public String writtenTexts() {
        return texts.content();
    }

    // --- wishes -----------------------------------------------------------------------------------------------------

    public void scrollTo(int position) {
        stack.ifPresent(frames -> {
            int next = frames.clamp(position);
            if (next != view.position()) {
                direction = Integer.signum(next - view.position());
                view = view.at(next);
                request();
            }
        });
    }

    public void scrollBy(int slices) {
        scrollTo(view.position() + slices);
    }

    /** Changes zoom and pan, of a series that has been shown. */
    public void look(UnaryOperator<ViewGeometry> change) {
        view.geometry().ifPresent(geometry -> {
            view = view.with(change.apply(geometry));
            request();
        });
    }

    public void present(UnaryOperator<Presentation> change) {
        view = view.with(change.apply(view.presentation()));
        request();
    }

    /** Goes to a slice and brings a region of it to the middle, in one picture. */
    public void goTo(int position, ImagePoint first, ImagePoint last, double share) {
        stack.ifPresent(frames -> {
            view = view.at(frames.clamp(position));
            view.geometry().ifPresent(geometry -> view = view.with(geometry.zoomTo(first, last, share)));
            request();
        });
    }

    // --- marks ------------------------------------------------------------------------------------------------------

    public void marksFrom(OverlaySource marksSource) {
        marks.source(marksSource);
    }

    /** What is blended over the pixels, asked for with each picture. */
    public void layerFrom(Supplier<PictureLayer> now) {
        layer = now;
    }

    /** Makes the picture anew: what is blended over it has changed. */
    public void repaint() {
        request();
    }

    /** Paints the marks anew over the picture on screen, at once. */
    public void refreshMarks() {
        marks.refresh();
    }

    /** Is told what was painted, after each picture and each change of marks. */
    public void onPainted(BiConsumer<PaintedFrame, OverlayOutcome> told) {
        marks.onPainted(told);
    }

    /** The mark under a point of the view; of several the smallest. */
    public Optional<OverlayShape> markAt(double x, double y) {
        return marks.at(x, y);
    }

    /**
     * Says what the place is for and what the reader must know about what stands there; both may be empty.
     *
     * @param top room left free above the texts, in pixels
     */
    public void place(String name, String cautions, double top) {
        texts.place(name, cautions, top);
    }

    /** Adds lines that stay on the image, of the frame on screen; asked anew with each picture. */
    public void notesFrom(Function<PaintedFrame, List<ImageNote>> source) {
        texts.notesFrom(source);
    }

    public void refreshNotes() {
        texts.show(painted);
    }

    public void marksText(String text) {
        texts.marks(text);
    }

    /** Shows or hides what is written over the image; warnings and the marks' numbers stay. */
    public void information(boolean shown) {
        texts.information(shown);
        marks.information(shown);
    }

    /** Tells where the pointer is; empty when it has left. */
    public void pointer(Optional<ImagePoint> point) {
        texts.pointer(point);
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

    // --- a box in the reader's hand ---------------------------------------------------------------------------------

    /** Lets the reader move and resize a finding's box, in place of its mark, whenever the box's frame is on screen. */
    public void editBox(TrackingUid uid, Mark.Box box) {
        marks.edit(uid, box);
    }

    /** Is told the box whenever the reader has moved or resized it. */
    public void onBoxMoved(Consumer<Mark.Box> told) {
        marks.onBoxMoved(told);
    }

    public Optional<Mark.Box> editedBox() {
        return marks.editor().box();
    }

    public void endEditing() {
        marks.endEditing();
    }

    // --- pictures ---------------------------------------------------------------------------------------------------

    /** Completes when what was last wished for is on screen (or said to be unreadable). */
    public CompletableFuture<Void> whenPainted() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        settling.add(done);
        if (stack.isEmpty() || isSettled()) {
            settled();
        }
        return done;
    }

    /** Another painter of the same frames. */
    FramePainter painter(BiConsumer<PaintedFrame, Image> screen) {
        return new FramePainter(loader, screen);
    }

    public void close() {
        painter.close();
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        TextSize.place(texts, 0, 0, getWidth(), getHeight());
        if (marks.layer().getWidth() != getWidth() || marks.layer().getHeight() != getHeight()) {
            getChildren().forEach(this::fill);
            request();
        }
    }

    private void fill(Node layer) {
        if (layer instanceof Canvas canvas) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
    }

    private boolean isSettled() {
        return painted.isPresent() && painted.get().request().number() == asked;
    }

    private void request() {
        if (stack.isEmpty() || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        FrameFacts facts = stack.get().frame(view.position()).facts();
        int columns = Math.max(1, facts.columns());
        int rows = Math.max(1, facts.rows());
        ViewGeometry geometry = view.geometry()
                .map(g -> g.over(columns, rows, facts.pixelAspect()).resized(getWidth(), getHeight()))
                .orElseGet(() -> ViewGeometry.fit(getWidth(), getHeight(), columns, rows, facts.pixelAspect()));
        view = view.with(geometry);
        if (patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
        asked++;
        painter.request(new PaintRequest(
                asked, stack.get(), view.position(), geometry, view.presentation(), pixelScale(), layer.get()));
    }

    private double pixelScale() {
        return outputScale.getValue() == null ? 1 : outputScale.getValue().doubleValue();
    }

    private void shown(PaintedFrame frame, Image image) {
        if (frame.request().number() <= barrier) {
            return;
        }
        painted = Optional.of(frame);
        picture.setImage(image);
        texts.show(painted);
        marks.show(frame);
        frameListener.accept(painted);
        if (isSettled()) {
            patience.stop();
            loader.prefetch(this, ReadingAhead.frames(frame.request().stack(), frame.position(), direction));
            settled();
        } else {
            patience.playFromStart();
        }
    }

    /** What was wished for takes its time: the frame before goes, so that nobody takes it for the one wished for. */
    private void admitWaiting() {
        boolean sameFrame = painted.isPresent()
                && stack.isPresent()
                && painted.get().ref().equals(stack.get().frame(view.position()).ref());
        if (stack.isPresent() && !isSettled() && !sameFrame) {
            blank();
            texts.notice(Texts.of("viewport.loading", Integer.toString(view.position() + 1)), false);
        }
    }

    private void blank() {
        painted = Optional.empty();
        picture.setImage(null);
        marks.blank();
        texts.show(painted);
        frameListener.accept(painted);
    }

    private void settled() {
        List<CompletableFuture<Void>> done = List.copyOf(settling);
        settling.clear();
        done.forEach(future -> future.complete(null));
    }
}
