package org.overread.viewer.reformatting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.overread.core.image.PatientPoint;

/** The point in which the three planes meet, and how each of them lies. They stay at right angles to each other. */
public record Crosshair(PatientPoint centre, Map<PlaneName, PlaneOrientation> planes) {
    public Crosshair {
        planes = Map.copyOf(planes);
    }

    /** Along the patient's axes. */
    static Crosshair at(PatientPoint centre) {
        Map<PlaneName, PlaneOrientation> planes = new EnumMap<>(PlaneName.class);
        Arrays.stream(PlaneName.values()).forEach(name -> planes.put(name, name.untilted()));
        return new Crosshair(centre, planes);
    }

    /** So that one of the planes lies as wanted: the one that need be turned least for it. */
    static Crosshair showing(PlaneOrientation wanted, PatientPoint centre) {
        PlaneName nearest = Arrays.stream(PlaneName.values())
                .min(Comparator.comparingDouble(name -> wanted.angleTo(name.untilted())))
                .orElseThrow();
        Map<PlaneName, PlaneOrientation> planes = new EnumMap<>(PlaneName.class);
        Arrays.stream(PlaneName.values())
                .forEach(name -> planes.put(name, name.untilted().carriedAlong(nearest.untilted(), wanted)));
        return new Crosshair(centre, planes);
    }

    public PlaneOrientation of(PlaneName name) {
        return planes.get(name);
    }

    Crosshair to(PatientPoint point) {
        return new Crosshair(point, planes);
    }

    /** The lines on one plane turned, clockwise as it is seen; with them the two other planes, while that one stays. Radians. */
    Crosshair turned(PlaneName seen, double angle) {
        Map<PlaneName, PlaneOrientation> turned = new EnumMap<>(planes);
        turned.replaceAll((name, plane) -> name == seen ? plane : plane.turned(of(seen).normal(), angle));
        return new Crosshair(centre, turned);
    }
}
