package org.overread.viewer.viewport;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.overread.core.image.ImagePoint;

/** What a reader wishes to see in a view: which slice of which series, how large and where, how grey. Thread: JavaFX. */
final class ViewWish {
    private Optional<FrameStack> stack = Optional.empty();
    private SeriesView view = new SeriesView(0, Optional.empty(), new Presentation(Optional.empty(), false));
    private int direction = 1;

    Optional<FrameStack> stack() {
        return stack;
    }

    SeriesView view() {
        return view;
    }

    /** Which way the reader went last: 1 to later slices, −1 to earlier ones. */
    int direction() {
        return direction;
    }

    void show(FrameStack frames, SeriesView left) {
        stack = Optional.of(frames).filter(f -> !f.isEmpty());
        view = left.at(frames.clamp(left.position()));
    }

    void nothing() {
        stack = Optional.empty();
    }

    /** Whether that is another slice. */
    boolean scrollTo(int position) {
        int next = stack.map(frames -> frames.clamp(position)).orElse(view.position());
        if (next == view.position()) {
            return false;
        }
        direction = Integer.signum(next - view.position());
        view = view.at(next);
        return true;
    }

    /** Changes zoom and pan; whether that could be done: only of a series that has been shown. */
    boolean look(UnaryOperator<ViewGeometry> change) {
        view.geometry().ifPresent(geometry -> view = view.with(change.apply(geometry)));
        return view.geometry().isPresent();
    }

    void present(UnaryOperator<Presentation> change) {
        view = view.with(change.apply(view.presentation()));
    }

    /** Goes to a slice and brings a region of it to the middle. */
    void goTo(int position, ImagePoint first, ImagePoint last, double share) {
        stack.ifPresent(frames -> {
            view = view.at(frames.clamp(position));
            view.geometry().ifPresent(geometry -> view = view.with(geometry.zoomTo(first, last, share)));
        });
    }

    /** Fits what is wished for to a view of a size: as it was zoomed and panned there, else whole. */
    void fit(double width, double height) {
        stack.ifPresent(frames ->
                view = view.with(geometry(frames.frame(view.position()).facts(), width, height)));
    }

    /** A picture of what is wished for, once it has been fitted to a view. */
    PaintRequest request(long number, double pixelScale, PictureLayer layer) {
        return new PaintRequest(
                number,
                stack.orElseThrow(),
                view.position(),
                view.geometry().orElseThrow(),
                view.presentation(),
                pixelScale,
                layer);
    }

    private ViewGeometry geometry(FrameFacts facts, double width, double height) {
        int columns = Math.max(1, facts.columns());
        int rows = Math.max(1, facts.rows());
        return view.geometry()
                .map(now -> now.over(columns, rows, facts.pixelAspect()).resized(width, height))
                .orElseGet(() -> ViewGeometry.fit(width, height, columns, rows, facts.pixelAspect()));
    }
}
