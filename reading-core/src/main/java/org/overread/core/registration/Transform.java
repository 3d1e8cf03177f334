package org.overread.core.registration;

import java.util.Arrays;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PatientPoint;

/**
 * A transformation of patient points by a homogeneous 4 x 4 matrix (PS3.3 C.20.2.1.1). Units: mm. Frame: LPS+ on both
 * sides.
 */
public final class Transform {
    /** What the elements of a matrix that was written with few digits may be off. */
    private static final double TOLERANCE = 1e-3;

    private static final int SIZE = 4;
    private static final double[] LAST_ROW = {0, 0, 0, 1};

    public static final Transform IDENTITY =
            new Transform(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});

    private final double[] elements;

    private Transform(double[] elements) {
        this.elements = elements;
    }

    /**
     * The matrix of an item, validated against its type.
     *
     * <p>Errors: MISSING_ATTRIBUTE without matrix or type; MALFORMED where the last row is not 0, 0, 0, 1, the matrix has
     * no inverse, or it is not what its type says.
     */
    static Transform of(DataSet item) throws DicomException {
        TransformType type = TransformType.of(item);
        double[] elements = Required.numbers(item, Tag.FrameOfReferenceTransformationMatrix, SIZE * SIZE);
        for (int i = 0; i < SIZE; i++) {
            if (Math.abs(elements[12 + i] - LAST_ROW[i]) > 1e-6) {
                throw malformed("does not end with the row 0, 0, 0, 1");
            }
        }
        System.arraycopy(LAST_ROW, 0, elements, 12, SIZE);
        Transform transform = new Transform(elements);
        if (Math.abs(transform.determinant()) < 1e-9) {
            throw malformed("has no inverse");
        }
        if (type != TransformType.AFFINE && !transform.orthogonal(type == TransformType.RIGID)) {
            throw malformed("is not " + type);
        }
        return transform;
    }

    private static DicomException malformed(String what) {
        return new DicomException(Kind.MALFORMED, Required.name(Tag.FrameOfReferenceTransformationMatrix) + " " + what);
    }

    /**
     * Whether columns, or rows (scales before or after turning), are at right angles; of a rigid one, also of length 1
     * and not mirrored.
     */
    private boolean orthogonal(boolean rigid) {
        double[][] columns = new double[3][3];
        double[][] rows = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                rows[i][k] = elements[SIZE * i + k];
                columns[k][i] = elements[SIZE * i + k];
            }
        }
        boolean unit = Arrays.stream(columns).allMatch(column -> Math.abs(length(column) - 1) < TOLERANCE);
        return (rightAngles(columns) || rightAngles(rows)) && (!rigid || unit && determinant() > 0);
    }

    private static boolean rightAngles(double[][] axes) {
        return near(axes[0], axes[1]) && near(axes[1], axes[2]) && near(axes[0], axes[2]);
    }

    private static boolean near(double[] a, double[] b) {
        double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        return Math.abs(dot) < TOLERANCE * length(a) * length(b);
    }

    private static double length(double[] axis) {
        return Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    }

    private double determinant() {
        double[] m = elements;
        return m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
    }

    /** Whether both are the same but for rounding. */
    boolean near(Transform other) {
        for (int i = 0; i < elements.length; i++) {
            if (!(Math.abs(elements[i] - other.elements[i]) <= 1e-6 * Math.max(1, Math.abs(elements[i])))) {
                return false;
            }
        }
        return true;
    }

    /** Sixteen elements, row by row. */
    public double[] elements() {
        return elements.clone();
    }

    public PatientPoint apply(PatientPoint point) {
        double[] m = elements;
        return new PatientPoint(
                m[0] * point.x() + m[1] * point.y() + m[2] * point.z() + m[3],
                m[4] * point.x() + m[5] * point.y() + m[6] * point.z() + m[7],
                m[8] * point.x() + m[9] * point.y() + m[10] * point.z() + m[11]);
    }

    /** This transformation after another. */
    public Transform after(Transform first) {
        double[] product = new double[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k < SIZE; k++) {
                for (int j = 0; j < SIZE; j++) {
                    product[SIZE * i + k] += elements[SIZE * i + j] * first.elements[SIZE * j + k];
                }
            }
        }
        return new Transform(product);
    }

    public Transform inverse() {
        double[] m = elements;
        double d = determinant();
        double[] inverse = new double[SIZE * SIZE];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                int a = (k + 1) % 3;
                int b = (k + 2) % 3;
                int c = (i + 1) % 3;
                int e = (i + 2) % 3;
                inverse[SIZE * i + k] = (m[SIZE * a + c] * m[SIZE * b + e] - m[SIZE * a + e] * m[SIZE * b + c]) / d;
            }
        }
        inverse[15] = 1;
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                inverse[SIZE * i + 3] -= inverse[SIZE * i + k] * m[SIZE * k + 3];
            }
        }
        return new Transform(inverse);
    }
}
