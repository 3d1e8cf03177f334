package org.overread.core.registration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;

/**
 * The grid of offset vectors of a deformable registration (PS3.3 C.20.3.1.2, C.20.3.1.3), in the registered frame of
 * reference. Vectors stay in their file; those around a point are read when it is asked for. Units: mm.
 *
 * @param first centre of the first grid element
 * @param dimensions how many elements along row, column and depth; {@code resolutionMm} their distances
 */
public record VectorGrid(
        PatientPoint first,
        Direction alongRow,
        Direction alongColumn,
        int[] dimensions,
        double[] resolutionMm,
        Value.Stored vectors) {
    private static final int VECTOR_BYTES = 12;
    private static final double EDGE = 1e-6;

    static VectorGrid of(DataSet item) throws DicomException {
        double[] position = Required.numbers(item, Tag.ImagePositionPatient, 3);
        double[] cosines = Required.numbers(item, Tag.ImageOrientationPatient, 6);
        double[] counts = Required.numbers(item, Tag.GridDimensions, 3);
        double[] resolution = Required.numbers(item, Tag.GridResolution, 3);
        long elements = 1;
        int[] dimensions = new int[3];
        for (int i = 0; i < 3; i++) {
            if (!(counts[i] >= 1 && counts[i] < 1 << 20) || !(resolution[i] > 0)) {
                throw new DicomException(
                        Kind.MALFORMED,
                        Required.name(Tag.GridDimensions) + " or " + Required.name(Tag.GridResolution)
                                + " is not above 0");
            }
            dimensions[i] = (int) counts[i];
            elements *= dimensions[i];
        }
        Value.Stored vectors = item.element(Tag.VectorGridData)
                .map(element -> element.value() instanceof Value.Stored stored ? stored : null)
                .orElseThrow(() -> Required.missing(Tag.VectorGridData));
        if (vectors.length() < elements * VECTOR_BYTES) {
            throw new DicomException(
                    Kind.TRUNCATED,
                    vectors.length() + " bytes in " + Required.name(Tag.VectorGridData) + " for " + elements
                            + " vectors");
        }
        return new VectorGrid(
                new PatientPoint(position[0], position[1], position[2]),
                axis(cosines, 0),
                axis(cosines, 3),
                dimensions,
                resolution,
                vectors);
    }

    private static Direction axis(double[] cosines, int at) throws DicomException {
        double length = Math.sqrt(
                cosines[at] * cosines[at] + cosines[at + 1] * cosines[at + 1] + cosines[at + 2] * cosines[at + 2]);
        if (Math.abs(length - 1) > 1e-2) {
            throw new DicomException(
                    Kind.MALFORMED, Required.name(Tag.ImageOrientationPatient) + " is not of length 1");
        }
        return new Direction(cosines[at] / length, cosines[at + 1] / length, cosines[at + 2] / length);
    }

    /**
     * The offset at a point, interpolated linearly between the eight elements around it: x, y, z in mm. Empty outside the
     * grid's centres, and where a vector around it is undefined (NaN).
     */
    public Optional<double[]> offset(PatientPoint point) throws IOException {
        double[] at = {
            alongRow.along(first, point) / resolutionMm[0],
            alongColumn.along(first, point) / resolutionMm[1],
            alongRow.cross(alongColumn).along(first, point) / resolutionMm[2]
        };
        int[] low = new int[3];
        for (int i = 0; i < 3; i++) {
            if (!(at[i] >= -EDGE && at[i] <= dimensions[i] - 1 + EDGE)) {
                return Optional.empty();
            }
            low[i] = (int) Math.clamp(Math.floor(at[i]), 0, Math.max(0, dimensions[i] - 2));
            at[i] = Math.clamp(at[i] - low[i], 0, 1);
        }
        double[] sum = new double[3];
        for (int corner = 0; corner < 8; corner++) {
            double weight = 1;
            int[] index = new int[3];
            for (int i = 0; i < 3; i++) {
                int step = corner >> i & 1;
                weight *= step == 1 ? at[i] : 1 - at[i];
                index[i] = low[i] + step;
            }
            if (weight > 0) {
                add(index, weight, sum);
            }
        }
        return Double.isNaN(sum[0] + sum[1] + sum[2]) ? Optional.empty() : Optional.of(sum);
    }

    private void add(int[] index, double weight, double[] sum) throws IOException {
        long element = ((long) index[2] * dimensions[1] + index[1]) * dimensions[0] + index[0];
        byte[] bytes = StoredBytes.read(vectors, element * VECTOR_BYTES, VECTOR_BYTES);
        FloatBuffer vector = ByteBuffer.wrap(bytes).order(vectors.order()).asFloatBuffer();
        for (int i = 0; i < 3; i++) {
            sum[i] += weight * vector.get(i);
        }
    }
}
