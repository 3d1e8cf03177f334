package org.overread.ai.phantom;

/** An ellipsoid along the axes, mm. */
record Ellipsoid(double x, double y, double z, double a, double b, double c) {

    /** 1 at its surface, 0 in its middle. */
    double level(double px, double py, double pz) {
        double dx = (px - x) / a;
        double dy = (py - y) / b;
        double dz = (pz - z) / c;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    boolean contains(double px, double py, double pz) {
        double dx = (px - x) / a;
        double dy = (py - y) / b;
        double dz = (pz - z) / c;
        return dx * dx + dy * dy + dz * dz < 1;
    }

    Ellipsoid grown(double mm) {
        return new Ellipsoid(x, y, z, a + mm, b + mm, c + mm);
    }

    Ellipsoid moved(double dx) {
        return new Ellipsoid(x + dx, y, z, a, b, c);
    }
}
