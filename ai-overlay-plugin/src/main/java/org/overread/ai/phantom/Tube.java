package org.overread.ai.phantom;

/** A piece of vessel: all points within a radius of a line from a to b. Frame and units of {@link Thorax}. */
record Tube(double ax, double ay, double az, double bx, double by, double bz, double radiusMm) {

    double distanceFromAxis(double x, double y, double z) {
        double dx = bx - ax;
        double dy = by - ay;
        double dz = bz - az;
        double along = ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / (dx * dx + dy * dy + dz * dz);
        double t = Math.clamp(along, 0, 1);
        double ex = x - ax - t * dx;
        double ey = y - ay - t * dy;
        double ez = z - az - t * dz;
        return Math.sqrt(ex * ex + ey * ey + ez * ez);
    }
}
