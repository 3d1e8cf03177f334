package org.overread.ai.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The vessels of a phantom's lungs: from either hilum towards places spread over the lung, branching in two down to a
 * radius of 0.6 mm, thinner towards the pleura; the cubes of the branches' radii add up to that of their parent (Murray's
 * law).
 */
final class VesselTree {
    private static final double SMALLEST_RADIUS_MM = 0.6;
    private static final double CLEAR_OF_WALL_MM = 3;
    private static final int STEMS = 14;
    private static final int MOST_TUBES = 12_000;
    private static final int TRIES = 8;

    private final Thorax thorax;
    private final Random random;
    private final List<Tube> tubes = new ArrayList<>();

    private VesselTree(Thorax thorax, Random random) {
        this.thorax = thorax;
        this.random = random;
    }

    static List<Tube> in(Thorax thorax, Random random) {
        VesselTree tree = new VesselTree(thorax, random);
        for (int side = -1; side <= 1; side += 2) {
            for (int stem = 0; stem < STEMS; stem++) {
                double[] hilum = {side * 38, 4 + 8 * random.nextDouble(), 98 + 24 * random.nextDouble()};
                double[] target = tree.somewhere(side);
                tree.grow(new Tip(hilum, towards(hilum, target), target, 3 + 1.8 * random.nextDouble()), true);
            }
        }
        return tree.tubes;
    }

    /** Where a vessel has got to. */
    private record Tip(double[] at, double[] direction, double[] target, double radius) {}

    private void grow(Tip tip, boolean atHilum) {
        if (tip.radius < SMALLEST_RADIUS_MM || tubes.size() >= MOST_TUBES) {
            return;
        }
        double length = tip.radius * (3 + 2.5 * random.nextDouble()) + 3;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double[] along = unit(turned(sum(tip.direction, towards(tip.at, tip.target), 0.8), 0.2 + 0.15 * attempt));
            double[] end = sum(tip.at, along, length);
            double depth = thorax.depthInLung(end[0], end[1], end[2]);
            if (end[0] * tip.at[0] > 0 && (atHilum || depth > tip.radius + CLEAR_OF_WALL_MM)) {
                double radius = atHilum ? tip.radius : Math.min(tip.radius, 0.5 + 0.08 * depth);
                tubes.add(new Tube(tip.at[0], tip.at[1], tip.at[2], end[0], end[1], end[2], radius));
                branch(new Tip(end, along, tip.target, radius));
                return;
            }
        }
    }

    private void branch(Tip tip) {
        double larger = tip.radius * (0.78 + 0.14 * random.nextDouble());
        double smaller = StrictMath.cbrt(tip.radius * tip.radius * tip.radius - larger * larger * larger);
        double[] aside = sideways(tip.direction);
        double[] elsewhere = sum(tip.target, turned(new double[3], 1), 50);
        grow(new Tip(tip.at, unit(sum(tip.direction, aside, 0.3)), tip.target, larger), false);
        grow(new Tip(tip.at, unit(sum(tip.direction, aside, -0.8)), elsewhere, smaller), false);
    }

    /** A point of the lung of a side. */
    private double[] somewhere(int side) {
        while (true) {
            double[] at = {
                side * 130 * random.nextDouble(), -90 + 180 * random.nextDouble(), 10 + 220 * random.nextDouble()
            };
            if (thorax.depthInLung(at[0], at[1], at[2]) > 8) {
                return at;
            }
        }
    }

    private double[] turned(double[] direction, double amount) {
        return new double[] {
            direction[0] + amount * random.nextGaussian(),
            direction[1] + amount * random.nextGaussian(),
            direction[2] + amount * random.nextGaussian()
        };
    }

    /** A unit vector at right angles to a direction. */
    private double[] sideways(double[] direction) {
        double[] any = turned(new double[3], 1);
        double along = any[0] * direction[0] + any[1] * direction[1] + any[2] * direction[2];
        return unit(sum(any, direction, -along));
    }

    private static double[] towards(double[] from, double[] to) {
        return unit(sum(to, from, -1));
    }

    /** {@code a + factor · b}. */
    private static double[] sum(double[] a, double[] b, double factor) {
        return new double[] {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
        return new double[] {vector[0] / length, vector[1] / length, vector[2] / length};
    }
}
