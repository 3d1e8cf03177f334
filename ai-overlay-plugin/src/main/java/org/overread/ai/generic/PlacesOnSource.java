package org.overread.ai.generic;

import java.util.List;
import java.util.Optional;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.input.VoxelMap;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.output.Box;
import org.overread.ai.output.LabelWords;
import org.overread.core.finding.Mark;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.KeyPoint;

/**
 * Boxes and points of a volume's tensor, on the frames of the series.
 *
 * <p>Frame: of the tensor (width, height, depth), 0 being the outer corner of its first voxel.
 */
final class PlacesOnSource {
    private static final double HALF = 0.5;

    private final TensorGrid grid;
    private final Volume volume;
    private final VoxelMap toSource;

    PlacesOnSource(TensorGrid grid, Volume volume) {
        this.grid = grid;
        this.volume = volume;
        toSource = grid.toSource();
    }

    /** The box around it on the frame through its centre; empty where that lies beside the series. */
    Optional<DetectedRegion> region(ModelOutput.Label label, Box box) {
        double[] centre = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] = (box.low()[axis] + box.high()[axis]) / 2;
        }
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < 8; corner++) {
            double[] at = source(
                    ((corner & 1) == 0 ? box.low() : box.high())[0],
                    ((corner & 2) == 0 ? box.low() : box.high())[1],
                    ((corner & 4) == 0 ? box.low() : box.high())[2]);
            for (int axis = 0; axis < 2; axis++) {
                low[axis] = Math.min(low[axis], at[axis] + HALF);
                high[axis] = Math.max(high[axis], at[axis] + HALF);
            }
        }
        return frame(centre).flatMap(k -> mark(k, low, high)).map(mark -> {
            Optional<ModelScore> score = Optional.of(new ModelScore(box.score()));
            return new DetectedRegion(
                    new LabelWords(label).region(score),
                    score,
                    Optional.of(grid.tensor().toPatient(centre[0] - HALF, centre[1] - HALF, centre[2] - HALF)),
                    mark,
                    List.of(),
                    Optional.empty());
        });
    }

    /** On the frame nearest to it; empty where it lies beside the series. */
    Optional<KeyPoint> keyPoint(ModelOutput.Label label, double[] place, Optional<Float> score) {
        double[] at = source(place[0], place[1], place[2]);
        return frame(place)
                .map(k -> new KeyPoint(
                        new LabelWords(label).code(),
                        volume.frames().get(k).ref(),
                        new ImagePoint(at[0] + HALF, at[1] + HALF),
                        Optional.of(grid.tensor().toPatient(place[0] - HALF, place[1] - HALF, place[2] - HALF)),
                        score.map(ModelScore::new)));
    }

    private Optional<Mark.Box> mark(int k, double[] low, double[] high) {
        double column0 = Math.max(0, low[0]);
        double row0 = Math.max(0, low[1]);
        double column1 = Math.min(grid.source().columns(), high[0]);
        double row1 = Math.min(grid.source().rows(), high[1]);
        return column0 < column1 && row0 < row1
                ? Optional.of(new Mark.Box(volume.frames().get(k).ref(), column0, row0, column1, row1))
                : Optional.empty();
    }

    private Optional<Integer> frame(double[] place) {
        int k = (int) Math.rint(source(place[0], place[1], place[2])[2]);
        return k >= 0 && k < volume.frames().size() ? Optional.of(k) : Optional.empty();
    }

    /** Column, row and slice; integers at voxel centres. */
    private double[] source(double x, double y, double z) {
        return toSource.apply(x - HALF, y - HALF, z - HALF);
    }
}
