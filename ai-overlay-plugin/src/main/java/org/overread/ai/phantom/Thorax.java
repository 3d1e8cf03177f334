package org.overread.ai.phantom;

import java.util.Random;

/**
 * The anatomy of a phantom as formulas of position, without vessels and nodules: chest wall with ribs, spine and sternum,
 * mediastinum with heart and airways, two lungs over a diaphragm, a couch.
 *
 * <p>Frame: mm; x to the patient's left, y to posterior, z to the head; x = y = 0 in the middle of the chest, z = 0 at the
 * lowest slice. Units of density: HU.
 */
final class Thorax {
    static final double AIR = -1000;

    private static final double SOFT_TISSUE = 42;
    private static final double FAT = -95;
    private static final double PLEURA_MM = 2;
    private static final double CARINA_Z = 128;

    private final double cageX;
    private final double cageY;
    private final double apexZ;
    private final double widestZ;
    private final double domeZ;
    private final double heart;
    private final double fatMm;
    private final double lung;

    Thorax(Random random) {
        cageX = 124 + 14 * random.nextDouble();
        cageY = 84 + 10 * random.nextDouble();
        apexZ = 228 + 12 * random.nextDouble();
        widestZ = 105 + 10 * random.nextDouble();
        domeZ = 14 + 12 * random.nextDouble();
        heart = 0.9 + 0.2 * random.nextDouble();
        fatMm = 12 + 10 * random.nextDouble();
        lung = -885 + 40 * random.nextDouble();
    }

    /** How deep inside a lung a point lies, mm, about; negative outside. Positive x is the left lung. */
    double depthInLung(double x, double y, double z) {
        double inner = Math.min(depthInCage(x, y, z) - PLEURA_MM, z - diaphragm(x, y));
        return Math.min(inner, Math.min(Math.abs(x) - mediastinum(y, z), outsideHeart(x, y, z)));
    }

    /** How far from the chest wall a point of the cage lies, mm, about. */
    double depthInCage(double x, double y, double z) {
        double scale = cageScale(z);
        return scale <= 0.05
                ? -100
                : (1 - Math.sqrt(squared(x / (cageX * scale)) + squared(y / (cageY * scale)))) * cageY * scale;
    }

    double density(double x, double y, double z) {
        if (inAirway(x, y, z)) {
            return AIR;
        }
        if (depthInLung(x, y, z) > 0) {
            // Lung at the back is denser: the patient lies on it.
            return lung + 0.25 * y;
        }
        double body = Math.sqrt(squared(x / (cageX + 24 + fatMm)) + squared(y / (cageY + 18 + fatMm)));
        if (body > 1) {
            return y > 150 && y < 153 ? 60 : AIR;
        }
        double bone = bone(x, y, z);
        if (bone > 0) {
            return bone;
        }
        boolean insideMuscle = squared(x / (cageX + 22)) + squared(y / (cageY + 16)) < 1;
        return insideMuscle ? SOFT_TISSUE : FAT;
    }

    private double bone(double x, double y, double z) {
        double vertebra = Math.hypot(x, (y - cageY + 10) / 0.85);
        if (vertebra < 19) {
            boolean disc = Math.floorMod((long) z, 26) < 5;
            return disc ? 80 : vertebra > 16 ? 480 : 190;
        }
        if (Math.abs(x) < 17 && Math.abs(y + cageY + 5) < 5 && z > 70) {
            return 260;
        }
        return rib(x, y, z);
    }

    /** Ribs run around the cage, from the spine downwards to the front. */
    private double rib(double x, double y, double z) {
        double scale = Math.max(0.25, cageScale(z));
        double e = Math.sqrt(squared(x / (cageX * scale)) + squared(y / (cageY * scale)));
        double fromMiddle = (e - 1) * cageY * scale - 6;
        if (Math.abs(fromMiddle) > 6 || y < -0.75 * cageY * scale) {
            return 0;
        }
        double height = z + 0.42 * (cageY - y);
        double alongSpine = height - 24 * Math.rint(height / 24);
        double squaredDistance = squared(fromMiddle) + squared(alongSpine * 0.9);
        return squaredDistance > 36 ? 0 : squaredDistance > 20 ? 650 : 220;
    }

    private boolean inAirway(double x, double y, double z) {
        if (z >= CARINA_Z) {
            return squared(x) + squared(y + 4) < squared(8.5);
        }
        // The main bronchi, downwards to either hilum.
        double along = (CARINA_Z - z) / 18;
        return along <= 1 && squared(Math.abs(x) - 40 * along) + squared(y + 4 - 10 * along) < squared(6);
    }

    private double cageScale(double z) {
        return z > widestZ
                ? Math.sqrt(Math.max(0, 1 - squared((z - widestZ) / (apexZ - widestZ))))
                : 1 - 0.07 * (widestZ - z) / widestZ;
    }

    private double diaphragm(double x, double y) {
        double height = x < 0 ? 44 : 36;
        return domeZ + height * (1 - squared((Math.abs(x) - 62) / 78) - squared(y / 100));
    }

    private double mediastinum(double y, double z) {
        double great = z > CARINA_Z ? 26 : 30;
        return great + 6 * squared(y / 60) - 8 * Math.max(0, (z - 190) / 40);
    }

    private double outsideHeart(double x, double y, double z) {
        double e = Math.sqrt(squared((x - 18) / 52) + squared((y + 28) / 44) + squared((z - 72) / 50)) / heart;
        return (e - 1) * 46;
    }

    private static double squared(double a) {
        return a * a;
    }
}
