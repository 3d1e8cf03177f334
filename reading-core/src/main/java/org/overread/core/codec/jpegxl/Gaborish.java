package org.overread.core.codec.jpegxl;

/** Smooths by a fixed weight of the eight neighbours. Standard: ISO/IEC 18181-1 J.3. */
final class Gaborish {
    private Gaborish() {}

    /** @param weights of the nearest four and the diagonal four, of each of three channels */
    static Planes smoothed(Planes planes, float[] weights) {
        float[][] result = new float[3][];
        for (int c = 0; c < 3; c++) {
            float scale = 1 / (1 + 4 * (weights[2 * c] + weights[2 * c + 1]));
            BorderedPlane plane = new BorderedPlane(planes.width(), planes.height(), 1);
            plane.fill(planes.numbers()[c]);
            result[c] =
                    smoothed(planes, plane, new float[] {scale, weights[2 * c] * scale, weights[2 * c + 1] * scale});
        }
        return Planes.lossy(planes.width(), planes.height(), result);
    }

    private static float[] smoothed(Planes planes, BorderedPlane plane, float[] weights) {
        int width = planes.width();
        int stride = plane.stride;
        float[] from = plane.samples;
        float[] to = new float[width * planes.height()];
        float centre = weights[0];
        float beside = weights[1];
        float diagonal = weights[2];
        for (int y = 0; y < planes.height(); y++) {
            int at = plane.at(0, y);
            for (int x = 0; x < width; x++, at++) {
                float near = from[at - 1] + from[at + 1] + (from[at - stride] + from[at + stride]);
                float far =
                        from[at - stride - 1] + from[at - stride + 1] + (from[at + stride - 1] + from[at + stride + 1]);
                to[y * width + x] = far * diagonal + (near * beside + from[at] * centre);
            }
        }
        return to;
    }
}
