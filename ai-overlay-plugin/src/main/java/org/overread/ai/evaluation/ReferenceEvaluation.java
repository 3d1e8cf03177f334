package org.overread.ai.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.phantom.HeadPhantom;
import org.overread.ai.phantom.PhantomBleed;
import org.overread.ai.phantom.RadiographPhantom;
import org.overread.ai.reference.HeadReference;
import org.overread.ai.reference.RadiographReference;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.Codes;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

/** Measures the reference models of head CT and of radiographs on phantoms, and writes a page of it. */
public final class ReferenceEvaluation {
    private static final long FIRST = 3001;
    private static final long LAST = 3024;
    /** A mark this far beyond the blood still marks it; of a crescent, whose centre lies in the brain, farther. */
    private static final double MARGIN_MM = 3;

    private static final double CRESCENT_MM = 30;

    /** What was found of blood that is there. */
    private record Found(PhantomBleed blood, Optional<DetectedRegion> mark) {}

    private final StringBuilder page = new StringBuilder();

    /** @param args the folder that packages lie in; the file to write */
    public static void main(String[] args) throws InferenceException, IOException {
        ReferenceEvaluation evaluation = new ReferenceEvaluation();
        evaluation.page.append("""
                # Results on phantoms: head CT and radiographs

                **Reference models, not for clinical use**, on **phantoms**: images made by formula (`org.overread.ai.phantom`), seeds %d to %d.
                They say that the path from image to result works; they say nothing about patients.
                Made by `org.overread.ai.evaluation.ReferenceEvaluation`; the same sources give the same page.
                """.formatted(FIRST, LAST));
        evaluation.heads(Path.of(args[0]).resolve(HeadReference.ID));
        evaluation.radiographs(Path.of(args[0]).resolve(RadiographReference.ID));
        Files.writeString(Path.of(args[1]), evaluation.page);
    }

    private void heads(Path model) throws InferenceException {
        List<Found> all = new ArrayList<>();
        int without = 0;
        int falsePositives = 0;
        try (FindingDetector detector = new OnnxDetectorProvider().open(model);
                SliceWorkers workers = new SliceWorkers(Runtime.getRuntime().availableProcessors())) {
            for (long seed : LongStream.rangeClosed(FIRST, LAST).toArray()) {
                HeadPhantom head = HeadPhantom.of(seed);
                List<DetectedRegion> marks =
                        new ArrayList<>(detector.detect(head.volume(workers), DetectionMonitor.unwatched())
                                .regions());
                without += head.bleeds().isEmpty() ? 1 : 0;
                for (PhantomBleed blood : head.bleeds()) {
                    Optional<DetectedRegion> mark = marks.stream()
                            .filter(one -> isOn(blood, one))
                            .max(Comparator.comparingDouble(ReferenceEvaluation::volumeMl));
                    all.add(new Found(blood, mark));
                    marks.removeIf(one -> isOn(blood, one));
                }
                falsePositives += marks.size();
            }
        }
        writeHeads(all, without, falsePositives);
    }

    private void writeHeads(List<Found> all, int without, int falsePositives) {
        page.append(
                "\n## Head hyperdensity reference\n\n| blood | found | measured by true volume, median |\n|---|---|---|\n");
        for (PhantomBleed.Place place : PhantomBleed.Place.values()) {
            for (double[] range : new double[][] {{0, 1.5}, {1.5, 10}, {10, 50}, {50, 1000}}) {
                List<Found> these = all.stream()
                        .filter(one -> one.blood().place() == place
                                && one.blood().volumeMl() >= range[0]
                                && one.blood().volumeMl() < range[1])
                        .toList();
                if (!these.isEmpty()) {
                    line(place, range, these);
                }
            }
        }
        long heads = LAST - FIRST + 1;
        page.append(String.format(
                Locale.ROOT,
                "%nFalse positives: %d in %d heads, %d of them without blood. Crescents are undervalued: their thin"
                        + " edges, and what lies beside bone, are left out.%n",
                falsePositives,
                heads,
                without));
    }

    private void line(PhantomBleed.Place place, double[] range, List<Found> these) {
        List<Double> shares = these.stream()
                .filter(one -> one.mark().isPresent())
                .map(one -> volumeMl(one.mark().orElseThrow()) / one.blood().volumeMl())
                .sorted()
                .toList();
        page.append(String.format(
                Locale.ROOT,
                "| %s, %.1f to %.0f ml | %d of %d | %s |%n",
                place == PhantomBleed.Place.SUBDURAL ? "under the dura" : "within the brain",
                range[0],
                range[1],
                shares.size(),
                these.size(),
                shares.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", shares.get(shares.size() / 2))));
    }

    private static boolean isOn(PhantomBleed blood, DetectedRegion mark) {
        double distance = mark.centre().orElseThrow().distanceTo(blood.centre());
        if (blood.place() == PhantomBleed.Place.SUBDURAL) {
            return distance < CRESCENT_MM && mark.label().laterality().equals(Optional.of(blood.laterality()));
        }
        double radius = Math.cbrt(blood.volumeMl() * 1000 * 3 / (4 * Math.PI));
        return distance < radius + MARGIN_MM;
    }

    private static double volumeMl(DetectedRegion region) {
        return region.measurements().stream()
                .filter(one -> one.quantity().sameCode(Codes.VOLUME))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void radiographs(Path model) throws InferenceException {
        int held = 0;
        int found = 0;
        int wrong = 0;
        try (FindingDetector detector = new OnnxDetectorProvider().open(model)) {
            for (long seed : LongStream.rangeClosed(FIRST, LAST).toArray()) {
                RadiographPhantom phantom = RadiographPhantom.of(seed);
                boolean positive = positive(detector, phantom);
                held += phantom.opacity().isPresent() ? 1 : 0;
                found += phantom.opacity().isPresent() && positive ? 1 : 0;
                wrong += phantom.opacity().isEmpty() && positive ? 1 : 0;
            }
        }
        page.append(String.format(
                Locale.ROOT,
                "%n## Chest radiograph reference%n%nPositive at the operating point: %d of %d radiographs with an opacity,"
                        + " %d of %d without.%n",
                found,
                held,
                wrong,
                LAST - FIRST + 1 - held));
    }

    private static boolean positive(FindingDetector detector, RadiographPhantom phantom) throws InferenceException {
        GreyFrame frame = new GreyFrame(
                new FrameRef(phantom.studyInstanceUid() + ".1", 1),
                RadiographPhantom.SIZE,
                RadiographPhantom.SIZE,
                phantom.pixels(),
                true,
                ModalityLut.IDENTITY);
        return detector.detect(single(frame), DetectionMonitor.unwatched())
                .whole()
                .scores()
                .getFirst()
                .positive()
                .orElseThrow();
    }

    /** An image as a detector takes it from memory; where it lies does not matter to this model. */
    private static Volume single(GreyFrame frame) {
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        PatientPoint origin = new PatientPoint(0, 0, 0);
        String place = "2.25.1";
        VolumeGeometry geometry = new VolumeGeometry(
                place, frame.columns(), frame.rows(), 1, origin, x, y, new Direction(0, 0, 1), 1, 1, 1);
        ImagePlane plane =
                new ImagePlane(place, origin, x, y, new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING));
        return new Volume(geometry, List.of(plane), List.of(frame));
    }

    private ReferenceEvaluation() {}
}
