package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.SampleWriter;

/**
 * Brings the rows of one component to the frame: level shift, bounds, and samples of a subsampled component repeated
 * over the pixels they stand for. Standard: T.800 B.2, G.1. Not thread-safe.
 */
final class ComponentRows {
    /** Bits of a sample for which its bounds, with the level shift, fit in an int. */
    private static final int MOST_NARROW_BITS = 28;

    private final SizedComponent component;
    private final Area samples;
    private final int[] line;
    private final int[] starts;
    private final int[] tops;
    private int[] spread = new int[0];

    /** {@code samples}: those of the component in a tile. */
    ComponentRows(ImageSize size, SizedComponent component, Area samples) {
        this.component = component;
        this.samples = samples;
        Area all = size.image().dividedBy(component.stepX(), component.stepY());
        Area frame = size.image().dividedBy(size.stepX(), size.stepY());
        line = new int[samples.width()];
        starts = starts(
                new Span(samples.x0(), samples.x1(), component.stepX()),
                new Span(all.x0(), all.x1(), size.stepX()),
                new Span(frame.x0(), frame.x1(), 1));
        tops = starts(
                new Span(samples.y0(), samples.y1(), component.stepY()),
                new Span(all.y0(), all.y1(), size.stepY()),
                new Span(frame.y0(), frame.y1(), 1));
    }

    private record Span(int from, int to, int step) {}

    /**
     * For each sample the first frame column or row that it stands for, and the end. Where the first of all samples lies
     * within the image, it stands for what is before it too.
     */
    private static int[] starts(Span samples, Span all, Span frame) {
        int[] starts = new int[Math.max(0, samples.to - samples.from) + 1];
        for (int i = 0; i < starts.length; i++) {
            int at = samples.from + i;
            long start = Math.ceilDiv((long) at * samples.step, all.step) - frame.from;
            starts[i] = at == all.from ? 0 : (int) Math.min(start, frame.to - frame.from);
        }
        if (samples.to == all.to) {
            starts[starts.length - 1] = frame.to - frame.from;
        }
        return starts;
    }

    /** Writes all rows. {@code plane}: int[][] where reversible, else float[][]. */
    void write(Object plane, int index, SampleWriter writer) {
        int count = starts[line.length] - starts[0];
        for (int y = 0; y < samples.height() && line.length > 0; y++) {
            if (plane instanceof int[][] rows) {
                shift(rows[y]);
            } else {
                round(((float[][]) plane)[y]);
            }
            int[] values = count == line.length ? line : spread();
            for (int row = tops[y]; row < tops[y + 1]; row++) {
                writer.row(index, row, starts[0], values, count);
            }
        }
    }

    private int[] spread() {
        int first = starts[0];
        int count = starts[line.length] - first;
        spread = spread.length < count ? new int[count] : spread;
        for (int x = 0; x < line.length; x++) {
            java.util.Arrays.fill(spread, starts[x] - first, starts[x + 1] - first, line[x]);
        }
        return spread;
    }

    private void shift(int[] from) {
        if (component.precision() > MOST_NARROW_BITS) {
            for (int x = 0; x < line.length; x++) {
                line[x] = wide(from[x]);
            }
            return;
        }
        int offset = component.signed() ? 0 : 1 << component.precision() - 1;
        int least = offset - (1 << component.precision() - 1);
        int most = least + (1 << component.precision()) - 1;
        for (int x = 0; x < line.length; x++) {
            line[x] = Math.max(least, Math.min(most, from[x] + offset));
        }
    }

    private void round(float[] from) {
        if (component.precision() > MOST_NARROW_BITS) {
            for (int x = 0; x < line.length; x++) {
                line[x] = wide((long) Math.rint(from[x]));
            }
            return;
        }
        int offset = component.signed() ? 0 : 1 << component.precision() - 1;
        int least = offset - (1 << component.precision() - 1);
        int most = least + (1 << component.precision()) - 1;
        for (int x = 0; x < line.length; x++) {
            line[x] = Math.max(least, Math.min(most, (int) Math.rint(from[x]) + offset));
        }
    }

    private int wide(long value) {
        long half = 1L << component.precision() - 1;
        return (int) (Math.clamp(value, -half, half - 1) + (component.signed() ? 0 : half));
    }
}
