package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.OrientationLetters;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;

/** The texts in the corners and the letters at the edges, all of the frame on screen. */
public final class ViewportTexts extends Region {
    private static final double SIZE = 13;
    private static final double MARGIN = 12;
    private static final double GAP = 8;
    private static final double SMALL_WIDTH = 300;
    private static final double SMALL_HEIGHT = 260;
    private static final double LEADING = 4;

    private final ImageText series = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText cautions = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText notes = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText marks = new ImageText(SIZE, TextAlignment.RIGHT);
    private final ImageText view = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText scale = new ImageText(SIZE, TextAlignment.RIGHT);
    private final ImageText left = new ImageText(16, TextAlignment.LEFT);
    private final ImageText right = new ImageText(16, TextAlignment.RIGHT);
    private final ImageText top = new ImageText(16, TextAlignment.CENTER);
    private final ImageText bottom = new ImageText(16, TextAlignment.CENTER);
    private final ScaleBar bar = new ScaleBar();
    private final ImageText notice = new ImageText(16, TextAlignment.CENTER);
    private final List<Function<PaintedFrame, List<ImageNote>>> noteSources = new ArrayList<>();
    private Optional<PaintedFrame> painted = Optional.empty();
    private Optional<PlaceText> place = Optional.empty();
    private Optional<ImagePoint> pointer = Optional.empty();
    private String placeName = "";
    private String placeCautions = "";
    private double topRoom;

    ViewportTexts() {
        setMouseTransparent(true);
        noteSources.add(ImageKind::notes);
        noteSources.add(frame ->
                frame.request().layer().said().stream().map(ImageNote::remark).toList());
        cautions.colour(Palette.CAUTION);
        getChildren().addAll(series, cautions, notes, marks, view, scale, left, right, top, bottom, bar, notice);
    }

    /** Takes up what is now on screen; empty: nothing is. */
    void show(Optional<PaintedFrame> frame) {
        painted = frame;
        place = frame.map(PlaceText::new);
        above();
        view.set(frame.map(shown -> FrameText.view(shown, isSmall())).orElse(""));
        Optional<OrientationLetters> letters = frame.flatMap(
                f -> f.request().frame().orientation().map(f.geometry().turn()::letters));
        left.set(letters.map(OrientationLetters::left).orElse(""));
        right.set(letters.map(OrientationLetters::right).orElse(""));
        top.set(letters.map(OrientationLetters::top).orElse(""));
        bottom.set(letters.map(OrientationLetters::bottom).orElse(""));
        notice(
                frame.flatMap(PaintedFrame::problem)
                        .map(why -> Texts.of("viewport.unreadable", FrameText.number(frame.get()), why))
                        .orElse(""),
                true);
        scaleOf();
        requestLayout();
    }

    /** Asks for the lines that stay on the image anew. */
    public void refresh() {
        show(painted);
    }

    /** Whether the image would be hidden by all that could be said of it. */
    private boolean isSmall() {
        return getWidth() < SMALL_WIDTH || getHeight() < SMALL_HEIGHT;
    }

    private void scaleOf() {
        scale.set(place.map(now -> now.lines(pointer, isSmall())).orElse(""));
        if (!isSmall() && painted.isPresent() && painted.get().pixels().isPresent()) {
            bar.show(painted.get().geometry(), place.orElseThrow().spacing(pointer));
        } else {
            bar.setVisible(false);
        }
    }

    /**
     * Says what the place is for and what the reader must know about what stands there; both may be empty.
     *
     * @param top room left free above the texts, in pixels
     */
    public void place(String name, String cautionsOfPlace, double top) {
        if (!name.equals(placeName) || !cautionsOfPlace.equals(placeCautions) || top != topRoom) {
            placeName = name;
            placeCautions = cautionsOfPlace;
            topRoom = top;
            above();
            requestLayout();
        }
    }

    private void above() {
        String line = painted.map(FrameText::series).orElse("");
        boolean named = line.isEmpty() || placeName.isEmpty() || line.contains(placeName);
        series.set(named ? line : line + "\n" + placeName);
        List<ImageNote> said = painted.map(this::notes).orElse(List.of());
        Stream<String> own = painted.stream().flatMap(shown -> FrameText.cautions(shown).stream());
        cautions.set(FrameText.lines(
                Stream.of(Stream.of(placeCautions), own, texts(said, true)).flatMap(all -> all)));
        notes.set(FrameText.lines(texts(said, false)));
    }

    /** Adds lines that stay on the image, of the frame on screen; asked anew with each picture. */
    public void notesFrom(Function<PaintedFrame, List<ImageNote>> source) {
        noteSources.add(source);
    }

    private List<ImageNote> notes(PaintedFrame frame) {
        return noteSources.stream()
                .flatMap(source -> source.apply(frame).stream())
                .toList();
    }

    private static Stream<String> texts(List<ImageNote> notes, boolean cautions) {
        return notes.stream().filter(note -> note.isCaution() == cautions).map(ImageNote::text);
    }

    /** What is said in the middle of the image, where there is none. */
    void notice(String text, boolean error) {
        notice.set(text);
        notice.colour(error ? Palette.ERROR : Palette.SECONDARY);
        requestLayout();
    }

    /** What is said about the marks, in the upper right corner. */
    public void marks(String text) {
        marks.set(text);
        requestLayout();
    }

    /** Tells where the pointer is; empty when it has left. */
    public void pointer(Optional<ImagePoint> point) {
        pointer = point;
        scaleOf();
        requestLayout();
    }

    void information(boolean shown) {
        for (ImageText text : List.of(series, view, scale, left, right, top, bottom)) {
            text.setVisible(shown);
        }
        bar.setOpacity(shown ? 1 : 0);
    }

    /** All that is written now, for tests and assistive technology. */
    String content() {
        List<String> parts = new ArrayList<>();
        for (ImageText text : List.of(series, cautions, notes, marks, view, scale, left, right, top, bottom, notice)) {
            if (text.isVisible() && !text.get().isEmpty()) {
                parts.add(text.get());
            }
        }
        if (bar.getOpacity() > 0 && !bar.content().isEmpty()) {
            parts.add(bar.content());
        }
        return String.join("\n", parts);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        above(w);
        below(w, h);
        left.at(MARGIN, (h - left.height()) / 2);
        right.at(w - MARGIN - right.width(), (h - right.height()) / 2);
        notice.wrap(Math.min(560, w - 8 * MARGIN));
        notice.at((w - notice.width()) / 2, h * 0.42);
    }

    /** Side by side where there is room; in a narrow image one below the other, so that no text lies on another. */
    private void above(double w) {
        double y = MARGIN + topRoom;
        double room = w - 2 * MARGIN;
        series.wrap(room);
        cautions.wrap(Math.max(room * 0.45, Math.min(200, room)));
        notes.wrap(Math.max(room * 0.45, Math.min(200, room)));
        marks.wrap(room);
        double widest = Math.max(series.width(), Math.max(cautions.width(), notes.width()));
        boolean beside = widest + marks.width() + GAP <= room;
        double centred = (w - top.width()) / 2;
        boolean free = top.get().isEmpty()
                || MARGIN + series.width() + GAP <= centred
                        && (marks.get().isEmpty() || w - MARGIN - marks.width() >= centred + top.width() + GAP);
        top.at(centred, y);
        y += free ? 0 : top.height() + LEADING;
        series.at(MARGIN, y);
        double next = y + series.height() + LEADING;
        cautions.at(MARGIN, next);
        next += cautions.get().isEmpty() ? 0 : cautions.height() + LEADING;
        notes.at(MARGIN, next);
        next += notes.get().isEmpty() ? 0 : notes.height() + LEADING;
        marks.at(w - MARGIN - marks.width(), beside ? y : next);
    }

    private void below(double w, double h) {
        double room = w - 2 * MARGIN;
        view.wrap(room);
        scale.wrap(Math.max(room - view.width() - GAP, room * 0.45));
        double floor = h - MARGIN;
        view.at(MARGIN, floor - view.height());
        boolean beside = view.width() + GAP + scale.width() <= room;
        double raised = beside ? 0 : view.height() + LEADING;
        scale.at(w - MARGIN - scale.width(), floor - raised - scale.height());
        double corners = Math.max(view.get().isEmpty() ? 0 : view.width(), scale.width());
        boolean free = Math.max(bar.width(), bottom.width()) / 2 + GAP <= w / 2 - MARGIN - corners;
        floor -= free ? 0 : raised + Math.max(scale.height(), beside ? view.height() : 0) + LEADING;
        bottom.at((w - bottom.width()) / 2, floor - bottom.height());
        bar.at(w / 2, floor - bottom.height() - MARGIN);
    }
}
