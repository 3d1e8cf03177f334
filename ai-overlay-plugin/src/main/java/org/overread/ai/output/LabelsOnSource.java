package org.overread.ai.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.input.VoxelMap;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/** What lies on a tensor's voxels, on the frames of the series it was made of: each pixel takes what the nearest voxel has. */
public final class LabelsOnSource {
    private final TensorGrid grid;
    private final VoxelMap map;
    private final Volume volume;

    public LabelsOnSource(TensorGrid grid, Volume volume) {
        this.grid = grid;
        this.volume = volume;
        map = grid.toTensor();
    }

    /** Labels of all pixels, slice by slice. */
    public byte[] labels(byte[] labels, SliceWorkers workers) {
        VolumeGeometry source = grid.source();
        byte[] onSource = new byte[Math.toIntExact(source.voxels())];
        if (map.alongAxes()) {
            along(labels, onSource, workers);
            return onSource;
        }
        workers.forEach(source.slices(), k -> {
            int to = k * source.rows() * source.columns();
            for (int j = 0; j < source.rows(); j++) {
                for (int i = 0; i < source.columns(); i++) {
                    int voxel = voxel(i, j, k);
                    onSource[to++] = voxel < 0 ? 0 : labels[voxel];
                }
            }
        });
        return onSource;
    }

    /** Where each axis of the tensor follows one of the source, a voxel's index is a sum of three. */
    private void along(byte[] labels, byte[] onSource, SliceWorkers workers) {
        VolumeGeometry source = grid.source();
        int[] ofColumn = parts(0, source.columns());
        int[] ofRow = parts(1, source.rows());
        int[] ofSlice = parts(2, source.slices());
        workers.forEach(source.slices(), k -> {
            int to = k * source.rows() * source.columns();
            for (int j = 0; j < source.rows(); j++) {
                int start = ofSlice[k] < 0 || ofRow[j] < 0 ? -1 : ofSlice[k] + ofRow[j];
                for (int i = 0; start >= 0 && i < source.columns(); i++) {
                    onSource[to + i] = ofColumn[i] < 0 ? 0 : labels[start + ofColumn[i]];
                }
                to += source.columns();
            }
        });
    }

    /** What each index along an axis of the source adds to a voxel's; -1 beyond the tensor. */
    private int[] parts(int sourceAxis, int count) {
        int row = 0;
        while (map.axisOf(row) != sourceAxis) {
            row++;
        }
        int extent = row == 0 ? grid.width() : row == 1 ? grid.height() : grid.depth();
        int stride = row == 0 ? 1 : row == 1 ? grid.width() : grid.width() * grid.height();
        int[] parts = new int[count];
        for (int i = 0; i < count; i++) {
            int at = (int) Math.rint(map.step(row, sourceAxis) * i + map.matrix()[4 * row + 3]);
            parts[i] = at < 0 || at >= extent ? -1 : at * stride;
        }
        return parts;
    }

    /** A part as a mask and the box around it on the frame nearest to its centre; empty where it has no pixel's centre. */
    public Optional<Placed> part(ConnectedParts parts, ConnectedParts.Extent part) {
        int[] window = window(part);
        List<MaskFrame> frames = new ArrayList<>();
        double centre = grid.toSource().at(2, part.x(), part.y(), part.z());
        Optional<Mark.Box> box = Optional.empty();
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = window[2]; k < window[5]; k++) {
            boolean[] inside = inside(parts.numbers(), part.number(), window, k);
            Optional<Mark.Box> around = around(inside, window, k);
            if (around.isPresent()) {
                frames.add(MaskFrame.of(
                        volume.frames().get(k).ref(),
                        window[0],
                        window[1],
                        window[3] - window[0],
                        window[4] - window[1],
                        inside));
                if (Math.abs(k - centre) < nearest) {
                    nearest = Math.abs(k - centre);
                    box = around;
                }
            }
        }
        return box.map(found -> new Placed(new Mark.Mask(frames), found));
    }

    /** A part on the frames. */
    public record Placed(Mark.Mask mask, Mark.Box box) {}

    private boolean[] inside(int[] numbers, int number, int[] window, int k) {
        int columns = window[3] - window[0];
        boolean[] inside = new boolean[columns * (window[4] - window[1])];
        for (int n = 0; n < inside.length; n++) {
            int voxel = voxel(window[0] + n % columns, window[1] + n / columns, k);
            inside[n] = voxel >= 0 && numbers[voxel] == number;
        }
        return inside;
    }

    private Optional<Mark.Box> around(boolean[] inside, int[] window, int k) {
        int columns = window[3] - window[0];
        int[] edges = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        for (int n = 0; n < inside.length; n++) {
            if (inside[n]) {
                edges[0] = Math.min(edges[0], n % columns);
                edges[1] = Math.min(edges[1], n / columns);
                edges[2] = Math.max(edges[2], n % columns + 1);
                edges[3] = Math.max(edges[3], n / columns + 1);
            }
        }
        return edges[2] < 0
                ? Optional.empty()
                : Optional.of(new Mark.Box(
                        volume.frames().get(k).ref(),
                        window[0] + edges[0],
                        window[1] + edges[1],
                        window[0] + edges[2],
                        window[1] + edges[3]));
    }

    /** First and beyond-last column, row and slice that a part's voxels may reach, cut off at the volume's edges. */
    private int[] window(ConnectedParts.Extent part) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        VoxelMap toSource = grid.toSource();
        for (int corner = 0; corner < 8; corner++) {
            double[] at = toSource.apply(
                    ((corner & 1) == 0 ? part.box().x0() : part.box().x1()) - 0.5,
                    ((corner & 2) == 0 ? part.box().y0() : part.box().y1()) - 0.5,
                    ((corner & 4) == 0 ? part.box().z0() : part.box().z1()) - 0.5);
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], at[axis]);
                high[axis] = Math.max(high[axis], at[axis]);
            }
        }
        int[] extent = {
            grid.source().columns(), grid.source().rows(), grid.source().slices()
        };
        int[] window = new int[6];
        for (int axis = 0; axis < 3; axis++) {
            window[axis] = Math.clamp((long) Math.floor(low[axis]), 0, extent[axis] - 1);
            window[axis + 3] = Math.clamp((long) Math.ceil(high[axis]) + 1, window[axis] + 1, extent[axis]);
        }
        return window;
    }

    /** The index of the voxel nearest to a pixel; -1 beyond the tensor. */
    private int voxel(int i, int j, int k) {
        double[] m = map.matrix();
        int x = (int) Math.rint(m[0] * i + m[1] * j + m[2] * k + m[3]);
        int y = (int) Math.rint(m[4] * i + m[5] * j + m[6] * k + m[7]);
        int z = (int) Math.rint(m[8] * i + m[9] * j + m[10] * k + m[11]);
        boolean within = x >= 0 && y >= 0 && z >= 0 && x < grid.width() && y < grid.height() && z < grid.depth();
        return within ? (z * grid.height() + y) * grid.width() + x : -1;
    }
}
