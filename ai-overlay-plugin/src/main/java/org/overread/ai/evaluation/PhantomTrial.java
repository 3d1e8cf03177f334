package org.overread.ai.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.ai.phantom.ChestPhantom;
import org.overread.ai.phantom.PhantomNodule;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.Codes;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;

/**
 * A detector tried on phantoms.
 *
 * @param seeds of the phantoms
 * @param nodules all that the phantoms hold
 * @param marks from the lowest score looked at, each nodule by its best mark; further marks on it are left out
 */
record PhantomTrial(List<Long> seeds, List<PhantomNodule> nodules, List<ScoredMark> marks) {
    /** A mark this far beyond a nodule's surface still marks it. */
    private static final double MARGIN_MM = 2;

    /** What a seed makes. */
    interface Making {
        ChestPhantom of(long seed);
    }

    static PhantomTrial of(NoduleDetector detector, List<Long> seeds, double fromScore) throws InferenceException {
        return of(detector, seeds, fromScore, ChestPhantom::of);
    }

    static PhantomTrial of(NoduleDetector detector, List<Long> seeds, double fromScore, Making making)
            throws InferenceException {
        List<PhantomNodule> nodules = new ArrayList<>();
        List<ScoredMark> marks = new ArrayList<>();
        try (SliceWorkers workers = new SliceWorkers(Runtime.getRuntime().availableProcessors())) {
            for (long seed : seeds) {
                ChestPhantom phantom = making.of(seed);
                Volume volume = phantom.volume(workers);
                List<DetectedRegion> regions = detector.detect(volume, fromScore, DetectionMonitor.unwatched())
                        .regions();
                nodules.addAll(phantom.nodules());
                marks.addAll(scored(phantom, regions));
            }
        }
        return new PhantomTrial(seeds, nodules, marks);
    }

    /** @param regions in descending score */
    static List<ScoredMark> scored(ChestPhantom phantom, List<DetectedRegion> regions) {
        List<PhantomNodule> unmarked = new ArrayList<>(phantom.nodules());
        List<ScoredMark> marks = new ArrayList<>();
        for (DetectedRegion region : regions) {
            Optional<PhantomNodule> nodule =
                    nearest(phantom.nodules(), region.centre().orElseThrow());
            if (nodule.isEmpty() || unmarked.remove(nodule.get())) {
                double diameterMm = region.measurements().stream()
                        .filter(measurement -> measurement.quantity().sameCode(Codes.DIAMETER))
                        .mapToDouble(measurement -> measurement.value())
                        .findFirst()
                        .orElse(0);
                marks.add(new ScoredMark(
                        phantom.seed(),
                        region.score().orElseThrow().value(),
                        nodule,
                        diameterMm,
                        region.characteristics().stream()
                                .map(Characteristic::value)
                                .findFirst()));
            }
        }
        return marks;
    }

    long found(double fromScore, double fromMm, double toMm) {
        return marks.stream()
                .filter(mark -> mark.score() >= fromScore && mark.nodule().isPresent())
                .filter(mark -> isWithin(mark.nodule().get(), fromMm, toMm))
                .count();
    }

    long held(double fromMm, double toMm) {
        return nodules.stream().filter(nodule -> isWithin(nodule, fromMm, toMm)).count();
    }

    double falsePositivesPerScan(double fromScore) {
        long count = marks.stream()
                .filter(mark -> mark.score() >= fromScore && mark.nodule().isEmpty())
                .count();
        return (double) count / seeds.size();
    }

    private static boolean isWithin(PhantomNodule nodule, double fromMm, double toMm) {
        return nodule.diameterMm() >= fromMm && nodule.diameterMm() < toMm;
    }

    private static Optional<PhantomNodule> nearest(List<PhantomNodule> nodules, PatientPoint centre) {
        return nodules.stream()
                .filter(nodule -> nodule.centre().distanceTo(centre) <= nodule.diameterMm() / 2 + MARGIN_MM)
                .min((a, b) ->
                        Double.compare(a.centre().distanceTo(centre), b.centre().distanceTo(centre)));
    }
}
