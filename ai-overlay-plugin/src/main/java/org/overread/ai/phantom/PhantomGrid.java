package org.overread.ai.phantom;

/** Where a phantom's pixels lie: square slices around x = y = 0, the lowest at z = 0. Frame and units of {@link Thorax}. */
record PhantomGrid(int size, double pixelMm, int slices, double sliceMm) {

    double x(int column) {
        return (column - (size - 1) / 2.0) * pixelMm;
    }

    double y(int row) {
        return x(row);
    }

    double z(int slice) {
        return slice * sliceMm;
    }

    /** The last column at or before x, kept inside the image with its neighbour. */
    int column(double x) {
        return Math.clamp((long) Math.floor(x / pixelMm + (size - 1) / 2.0), 0, size - 2);
    }

    int row(double y) {
        return column(y);
    }
}
