package org.overread.ai.output;

import java.util.List;
import java.util.Optional;
import org.overread.ai.input.ImageGrid;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;

/** What lies on a tensor's pixels, on the frame that it was made of: each pixel takes what lies over its centre. */
public final class PixelsOnFrame {
    private final ImageGrid grid;
    private final FrameRef frame;
    private final int[] across;
    private final int[] down;

    public PixelsOnFrame(ImageGrid grid, FrameRef frame) {
        this.grid = grid;
        this.frame = frame;
        across = pixels(grid.columns(), grid.scaleX(), grid.left(), grid.width());
        down = pixels(grid.rows(), grid.scaleY(), grid.top(), grid.height());
    }

    /** The tensor's pixel over the centre of each of the frame's, along one axis. */
    private static int[] pixels(int count, double scale, double start, int extent) {
        int[] pixels = new int[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = Math.clamp((long) Math.floor(start + (i + 0.5) * scale), 0, extent - 1);
        }
        return pixels;
    }

    /** Labels of all pixels of the frame, row by row. */
    public byte[] labels(byte[] labels) {
        byte[] onFrame = new byte[Math.multiplyExact(across.length, down.length)];
        for (int row = 0; row < down.length; row++) {
            for (int column = 0; column < across.length; column++) {
                onFrame[row * across.length + column] = labels[down[row] * grid.width() + across[column]];
            }
        }
        return onFrame;
    }

    /** A part on the frame. */
    public record Placed(Mark.Mask mask, Mark.Box box) {}

    /** Empty where it lies over no pixel's centre. */
    public Optional<Placed> part(ConnectedParts parts, ConnectedParts.Extent part) {
        int left = across.length;
        int right = -1;
        int top = down.length;
        int bottom = -1;
        for (int row = 0; row < down.length; row++) {
            for (int column = 0; column < across.length; column++) {
                if (holds(parts, part, column, row)) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = row;
                }
            }
        }
        if (right < 0) {
            return Optional.empty();
        }
        int columns = right - left + 1;
        boolean[] inside = new boolean[columns * (bottom - top + 1)];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = holds(parts, part, left + n % columns, top + n / columns);
        }
        MaskFrame window = MaskFrame.of(frame, left, top, columns, bottom - top + 1, inside);
        return Optional.of(
                new Placed(new Mark.Mask(List.of(window)), new Mark.Box(frame, left, top, right + 1.0, bottom + 1.0)));
    }

    /** The place on the frame of a continuous pixel of the tensor; integers are centres. */
    public ImagePoint place(double x, double y) {
        return grid.toImage(x + 0.5, y + 0.5);
    }

    private boolean holds(ConnectedParts parts, ConnectedParts.Extent part, int column, int row) {
        return parts.numbers()[down[row] * grid.width() + across[column]] == part.number();
    }
}
