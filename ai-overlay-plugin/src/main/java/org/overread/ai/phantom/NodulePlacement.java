package org.overread.ai.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.overread.ai.phantom.PhantomNodule.Place;
import org.overread.core.finding.Laterality;
import org.overread.core.image.PatientPoint;

/** Finds places for a phantom's nodules by trial. A nodule that finds none is left out. */
final class NodulePlacement {
    private static final int TRIES = 20_000;
    private static final double APART_MM = 12;

    private final Thorax thorax;
    private final List<Tube> vessels;
    private final Random random;
    private final List<PhantomNodule> placed = new ArrayList<>();

    NodulePlacement(Thorax thorax, List<Tube> vessels, Random random) {
        this.thorax = thorax;
        this.vessels = vessels;
        this.random = random;
    }

    /** A nodule that is to be placed. @param solidMm the diameter of its solid middle */
    record Wanted(double diameterMm, double solidMm) {
        static Wanted solid(double diameterMm) {
            return new Wanted(diameterMm, diameterMm);
        }
    }

    List<PhantomNodule> place(List<Wanted> wanted) {
        for (Wanted nodule : wanted) {
            double diameterMm = nodule.diameterMm();
            Place place = Place.values()[Math.max(0, random.nextInt(4) - 1)];
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Optional<double[]> centre = centre(place, diameterMm / 2);
                if (centre.isPresent() && apart(centre.get(), diameterMm)) {
                    double[] at = centre.get();
                    placed.add(new PhantomNodule(
                            new PatientPoint(at[0], at[1], at[2]),
                            diameterMm,
                            nodule.solidMm(),
                            place,
                            at[0] < 0 ? Laterality.RIGHT : Laterality.LEFT));
                    break;
                }
            }
        }
        return placed;
    }

    private Optional<double[]> centre(Place place, double radius) {
        double[] at = place == Place.JUXTAVASCULAR ? besideVessel(radius) : anywhere();
        double depth = thorax.depthInLung(at[0], at[1], at[2]);
        boolean fits = switch (place) {
            case ISOLATED -> depth > radius + 5 && clearOfVessels(at, radius);
            case JUXTAVASCULAR -> depth > radius + 5;
            case JUXTAPLEURAL -> Math.abs(depth - 0.6 * radius) < 0.4 && nearestIsChestWall(at, depth);
        };
        return fits ? Optional.of(at) : Optional.empty();
    }

    private double[] anywhere() {
        return new double[] {
            -130 + 260 * random.nextDouble(), -90 + 180 * random.nextDouble(), 15 + 220 * random.nextDouble()
        };
    }

    private double[] besideVessel(double radius) {
        Tube vessel = vessels.get(random.nextInt(vessels.size()));
        double[] aside = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        double length = Math.sqrt(aside[0] * aside[0] + aside[1] * aside[1] + aside[2] * aside[2]);
        double away = radius + 0.3 * vessel.radiusMm();
        double[] at = {
            (vessel.ax() + vessel.bx()) / 2 + away * aside[0] / length,
            (vessel.ay() + vessel.by()) / 2 + away * aside[1] / length,
            (vessel.az() + vessel.bz()) / 2 + away * aside[2] / length
        };
        // Not at the stem vessels, which would be larger than the nodule, nor around the tip of one.
        boolean beside = Math.abs(vessel.distanceFromAxis(at[0], at[1], at[2]) - away) < 0.6 * radius
                && vessel.radiusMm() >= 0.8
                && vessel.radiusMm() <= 0.6 * radius;
        return beside ? at : new double[] {0, 0, 0};
    }

    private boolean clearOfVessels(double[] at, double radius) {
        return vessels.stream()
                .filter(vessel -> vessel.radiusMm() > 0.9)
                .allMatch(vessel -> vessel.distanceFromAxis(at[0], at[1], at[2]) > vessel.radiusMm() + radius + 1.5);
    }

    private boolean nearestIsChestWall(double[] at, double depth) {
        return thorax.depthInCage(at[0], at[1], at[2]) < depth + 4;
    }

    private boolean apart(double[] at, double diameterMm) {
        PatientPoint here = new PatientPoint(at[0], at[1], at[2]);
        return placed.stream()
                .allMatch(other -> other.centre().distanceTo(here) > APART_MM + (other.diameterMm() + diameterMm) / 2);
    }
}
