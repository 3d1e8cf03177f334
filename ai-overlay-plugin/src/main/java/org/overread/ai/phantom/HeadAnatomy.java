package org.overread.ai.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.overread.core.finding.Laterality;
import org.overread.core.image.PatientPoint;

/**
 * A head by formula: scalp, skull with the holes that it has (foramen magnum, orbits with their fissures), brain with
 * ventricles, falx, a venous sinus and the usual calcifications, and acute blood in some heads.
 *
 * <p>Units: mm, HU. Frame: LPS+, the head's middle at x = y = 0, its base at z = 0.
 */
final class HeadAnatomy {
    private static final double AIR = -1000;
    private static final double SCALP = 25;
    private static final double FAT = -80;
    private static final double BONE = 950;
    private static final double CSF = 8;
    private static final double GREY = 38;
    private static final double WHITE = 28;
    private static final double FALX = 52;
    private static final double SINUS = 56;

    private final Ellipsoid skull;
    private final Ellipsoid cavity;
    private final Ellipsoid brain;
    private final Ellipsoid white;
    private final List<Ellipsoid> ventricles;
    private final List<Ellipsoid> calcified;
    private final List<Ellipsoid> orbits;
    private final List<Blood> blood = new ArrayList<>();

    /** @param moved how far towards the midline the brain's surface has given way; 0 for blood within the brain */
    private record Blood(PhantomBleed.Place place, Ellipsoid shape, double moved, double hu) {}

    HeadAnatomy(Random random) {
        double size = 0.94 + 0.1 * random.nextDouble();
        skull = new Ellipsoid(0, 0, 72, 74 * size, 92 * size, 80 * size);
        cavity = skull.grown(-(5 + 3 * random.nextDouble()));
        brain = cavity.grown(-2.5);
        white = brain.grown(-4);
        ventricles = List.of(new Ellipsoid(11, 0, 86, 7, 28, 11), new Ellipsoid(-11, 0, 86, 7, 28, 11));
        calcified = List.of(
                new Ellipsoid(0, 18, 78, 3, 3, 3),
                new Ellipsoid(20, 32, 80, 3.5, 5, 3.5),
                new Ellipsoid(-20, 32, 80, 3.5, 5, 3.5));
        double front = -skull.b() * 0.8;
        orbits = List.of(new Ellipsoid(30, front, 34, 18, 20, 17), new Ellipsoid(-30, front, 34, 18, 20, 17));
    }

    /** Blood within the brain, about as large as asked for, on a random side. */
    void bleedIntoBrain(double volumeMl, Random random) {
        double radius = Math.cbrt(volumeMl * 1000 * 3 / (4 * Math.PI));
        double stretch = 0.8 + 0.4 * random.nextDouble();
        double side = random.nextBoolean() ? 1 : -1;
        Ellipsoid shape = new Ellipsoid(
                side * (26 + 8 * random.nextDouble()),
                -25 + 50 * random.nextDouble(),
                78 + 20 * random.nextDouble(),
                radius * stretch,
                radius / stretch,
                radius);
        blood.add(new Blood(PhantomBleed.Place.INTRAPARENCHYMAL, shape, 0, bloodHu(random)));
    }

    /** A crescent of blood between skull and brain, at most so thick. */
    void bleedUnderDura(double thicknessMm, Random random) {
        double side = random.nextBoolean() ? 1 : -1;
        blood.add(new Blood(PhantomBleed.Place.SUBDURAL, cavity, -side * thicknessMm, bloodHu(random)));
    }

    double density(double x, double y, double z) {
        for (Blood one : blood) {
            if (holds(one, x, y, z)) {
                return one.hu();
            }
        }
        boolean inCavity = cavity.contains(x, y, z);
        boolean foramen = z < 14 && Math.hypot(x, y - 18) < 16;
        if (inCavity || foramen && skull.contains(x, y, z)) {
            return inCavity ? intracranial(x, y, z) : GREY;
        }
        for (Ellipsoid orbit : orbits) {
            boolean fissure = Math.hypot(Math.abs(x) - 22, z - 36) < 3 && y < 0 && y > orbit.y();
            if (orbit.contains(x, y, z) || fissure && skull.contains(x, y, z)) {
                return fissure || orbit.level(x, y, z) < 0.6 ? GREY : FAT;
            }
        }
        if (skull.contains(x, y, z)) {
            return BONE;
        }
        return skull.grown(6).contains(x, y, z) ? SCALP : AIR;
    }

    private double intracranial(double x, double y, double z) {
        for (Ellipsoid one : calcified) {
            if (one.contains(x, y, z)) {
                return 180;
            }
        }
        for (Ellipsoid ventricle : ventricles) {
            if (ventricle.contains(x, y, z)) {
                return CSF;
            }
        }
        // the sinus runs under the vault in the midline, from front to back
        double under = 1 - cavity.level(x, y, z);
        if (Math.abs(x) < 3 && under < 0.06 && z > 60) {
            return SINUS;
        }
        if (Math.abs(x) < 0.8 && z > 60 && brain.contains(x, y, z)) {
            return FALX;
        }
        if (!brain.contains(x, y, z)) {
            return CSF;
        }
        return white.contains(x, y, z) ? WHITE : GREY;
    }

    private boolean holds(Blood one, double x, double y, double z) {
        if (one.place() == PhantomBleed.Place.INTRAPARENCHYMAL) {
            return one.shape().contains(x, y, z);
        }
        // between the skull and a brain moved away from it, on that side, over the convexity
        boolean thatSide = x * -one.moved() > 0;
        return thatSide
                && Math.abs(x) > 20
                && z > 50
                && cavity.contains(x, y, z)
                && !cavity.moved(one.moved()).contains(x, y, z);
    }

    /** What a reader should find, with volume and centre counted on a grid of half a millimetre. */
    List<PhantomBleed> bleeds() {
        return blood.stream().map(this::counted).toList();
    }

    private PhantomBleed counted(Blood one) {
        double step = 0.5;
        long count = 0;
        double[] sum = new double[3];
        Ellipsoid around = one.shape();
        for (double z = around.z() - around.c(); z < around.z() + around.c(); z += step) {
            for (double y = around.y() - around.b(); y < around.y() + around.b(); y += step) {
                for (double x = around.x() - around.a(); x < around.x() + around.a(); x += step) {
                    if (holds(one, x, y, z)) {
                        count++;
                        sum[0] += x;
                        sum[1] += y;
                        sum[2] += z;
                    }
                }
            }
        }
        PatientPoint centre = new PatientPoint(sum[0] / count, sum[1] / count, sum[2] / count);
        return new PhantomBleed(
                one.place(),
                centre,
                count * step * step * step / 1000,
                one.hu(),
                centre.x() > 0 ? Laterality.LEFT : Laterality.RIGHT);
    }

    private static double bloodHu(Random random) {
        return 62 + 18 * random.nextDouble();
    }
}
