package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;

/** A series as the reader scrolls through it: its frames in reading order. Positions are zero-based. */
public final class FrameStack {
    private final Series series;
    private final List<StackFrame> frames;
    private final Map<FrameRef, Integer> positions = new HashMap<>();
    private final Map<FrameRef, ImagePlane> planes;
    private final AutomaticWindows windows;

    public FrameStack(Series series) {
        this(series, series.readingOrder());
    }

    /** A part of a series: one projection of several. */
    public FrameStack(Series series, List<SeriesFrame> part) {
        this.series = series;
        this.windows = new AutomaticWindows(series.modality());
        List<StackFrame> all = new ArrayList<>();
        for (SeriesFrame frame : part) {
            all.add(new StackFrame(frame.ref(), frame.instance(), frame.plane()));
        }
        frames = List.copyOf(all);
        Map<FrameRef, ImagePlane> known = new HashMap<>();
        for (int position = 0; position < frames.size(); position++) {
            StackFrame frame = frames.get(position);
            positions.putIfAbsent(frame.ref(), position);
            frame.plane().ifPresent(plane -> known.put(frame.ref(), plane));
        }
        planes = Map.copyOf(known);
    }

    public Series series() {
        return series;
    }

    public List<StackFrame> frames() {
        return frames;
    }

    public int size() {
        return frames.size();
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    public StackFrame frame(int position) {
        return frames.get(position);
    }

    public OptionalInt position(FrameRef ref) {
        Integer position = positions.get(ref);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The windows of those of its frames that bring none. */
    AutomaticWindows automaticWindows() {
        return windows;
    }

    /** Where no window is stated, takes it from the frame that is painted next. */
    public void chooseWindowAnew() {
        windows.forget();
    }

    /** The nearest position there is. */
    public int clamp(int position) {
        return Math.clamp(position, 0, Math.max(0, frames.size() - 1));
    }

    /** Where the frames lie, those whose position is known. */
    public Map<FrameRef, ImagePlane> planes() {
        return planes;
    }
}
