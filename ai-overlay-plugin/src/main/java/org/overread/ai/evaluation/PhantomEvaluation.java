package org.overread.ai.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.ai.phantom.ChestPhantom;
import org.overread.core.inference.InferenceException;

/**
 * Measures a nodule detector on phantoms: on one set of seeds the operating point is chosen and the calibration measured,
 * on another, never looked at for that, the result is reported.
 */
public final class PhantomEvaluation {
    static final List<Long> TUNING = LongStream.rangeClosed(1001, 1012).boxed().toList();
    static final List<Long> REPORTING =
            LongStream.rangeClosed(2001, 2020).boxed().toList();

    /** Of solid, part-solid and ground-glass nodules. */
    static final List<Long> DENSITIES =
            LongStream.rangeClosed(3001, 3012).boxed().toList();

    /** The operating point is the lowest score with at most this many false positives per tuning phantom. */
    static final double MOST_FALSE_POSITIVES_PER_SCAN = 2;

    private static final double LOWEST_SCORE = 0.2;

    /** Writes the results as Markdown. @param args the model package's folder; the file to write */
    public static void main(String[] args) throws InferenceException, IOException {
        Files.writeString(Path.of(args[1]), results(Path.of(args[0])));
    }

    private static String results(Path packageFolder) throws InferenceException {
        try (NoduleDetector detector = new OnnxDetectorProvider().openNoduleDetector(packageFolder)) {
            PhantomTrial tuning = PhantomTrial.of(detector, TUNING, LOWEST_SCORE);
            PhantomTrial reporting = PhantomTrial.of(detector, REPORTING, LOWEST_SCORE);
            PhantomTrial densities = PhantomTrial.of(detector, DENSITIES, LOWEST_SCORE, ChestPhantom::ofDensities);
            double operatingPoint = operatingPoint(tuning);
            return new PhantomReport(detector.model(), operatingPoint, tuning, reporting).markdown()
                    + new DensityReport(densities, operatingPoint, LOWEST_SCORE).markdown();
        }
    }

    /** In steps of 0.01. */
    static double operatingPoint(PhantomTrial tuning) {
        int hundredths = (int) Math.round(LOWEST_SCORE * 100);
        while (tuning.falsePositivesPerScan(hundredths / 100.0) > MOST_FALSE_POSITIVES_PER_SCAN) {
            hundredths++;
        }
        return hundredths / 100.0;
    }

    private PhantomEvaluation() {}
}
