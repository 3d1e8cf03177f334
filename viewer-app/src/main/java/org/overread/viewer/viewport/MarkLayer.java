package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.overlay.OverlayShape;
import org.slf4j.LoggerFactory;

/** The marks of findings over the frame on screen, and the box in the reader's hand in place of its mark. Thread: JavaFX. */
public final class MarkLayer {
    private final DrawingLayer layer = new DrawingLayer();
    private final BoxEditor editor = new BoxEditor();
    private final OverlayPainter painter = new OverlayPainter();
    private OverlaySource source = OverlaySource.NONE;
    private BiConsumer<PaintedFrame, OverlayOutcome> listener = (frame, outcome) -> {};
    private Optional<PaintedFrame> painted = Optional.empty();
    private OverlayOutcome outcome = OverlayOutcome.NOTHING;
    private Optional<TrackingUid> inHand = Optional.empty();
    private boolean information = true;

    DrawingLayer layer() {
        return layer;
    }

    BoxEditor editor() {
        return editor;
    }

    /** What is painted now. */
    public OverlayOutcome outcome() {
        return outcome;
    }

    /** Where the marks come from. */
    public void source(OverlaySource marks) {
        source = marks;
        refresh();
    }

    /** Is told what was painted, after each picture and each change of marks. */
    public void onPainted(BiConsumer<PaintedFrame, OverlayOutcome> told) {
        listener = told;
    }

    /** Another picture is on screen. */
    void show(PaintedFrame frame) {
        painted = Optional.of(frame);
        editor.follow(frame);
        refresh();
    }

    /** No picture is on screen. */
    void blank() {
        painted = Optional.empty();
        outcome = OverlayOutcome.NOTHING;
        layer.wipe();
        editor.setVisible(false);
    }

    /** Paints the marks anew over the picture on screen, at once. */
    public void refresh() {
        painted.ifPresent(frame -> {
            OverlayEmphasis emphasis =
                    information ? source.emphasis() : source.emphasis().withoutText();
            List<OverlayShape> shapes = source.shapes(frame.request().stack(), frame.ref()).stream()
                    .filter(shape -> !inHand.equals(Optional.of(shape.trackingUid())))
                    .toList();
            outcome = painter.paint(layer, frame, shapes, emphasis);
            if (outcome.refused() > 0) {
                // asked for when needed: a logging system takes longer to start than the window may
                LoggerFactory.getLogger(Viewport.class)
                        .error("{} marks of other frames were refused", outcome.refused());
            }
            listener.accept(frame, outcome);
        });
    }

    /** The mark under a point of the view; of several the smallest. */
    public Optional<OverlayShape> at(double x, double y) {
        return painted.flatMap(frame -> MarkHit.at(source.shapes(frame.request().stack(), frame.ref()), frame, x, y));
    }

    /** Whether marks say more than their numbers. */
    void information(boolean shown) {
        information = shown;
        refresh();
    }

    /** Lets the reader move and resize a finding's box, in place of its mark, whenever the box's frame is on screen. */
    public void edit(TrackingUid uid, Mark.Box box) {
        inHand = Optional.of(uid);
        editor.begin(box);
        painted.ifPresent(editor::follow);
        refresh();
    }

    /** Is told the box whenever the reader has moved or resized it. */
    public void onBoxMoved(Consumer<Mark.Box> told) {
        editor.onLetGo(told);
    }

    /** The box in the reader's hand. */
    public Optional<Mark.Box> editedBox() {
        return editor.box();
    }

    public void endEditing() {
        letGo();
        refresh();
    }

    /** Ends editing where nothing is to be painted any more. */
    void letGo() {
        inHand = Optional.empty();
        editor.end();
    }
}
