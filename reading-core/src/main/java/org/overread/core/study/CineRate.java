package org.overread.core.study;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/**
 * How fast the frames of an instance are meant to be shown one after another (PS3.3 C.7.6.5).
 *
 * @param framesPerSecond above 0, at most {@value #MOST}
 * @param attribute that says so
 * @param sweeping whether they run forth and back; else from the last on to the first
 */
public record CineRate(double framesPerSecond, String attribute, boolean sweeping) {
    /** Beyond what any device acquires for the eye. */
    public static final double MOST = 1000;

    private static final double MILLISECONDS = 1000;
    private static final int SWEEPING = 1;

    /** Empty where the instance does not say, or says what cannot be. */
    public static Optional<CineRate> of(DataSet header) {
        boolean sweeping = header.integer(Tag.PreferredPlaybackSequencing).orElse(0) == SWEEPING;
        return rate(header.number(Tag.RecommendedDisplayFrameRate), "Recommended Display Frame Rate", sweeping)
                .or(() -> rate(
                        header.number(Tag.RecommendedDisplayFrameRateInFloat),
                        "Recommended Display Frame Rate in Float",
                        sweeping))
                .or(() -> rate(header.number(Tag.CineRate), "Cine Rate", sweeping))
                .or(() -> rate(perSecond(header.number(Tag.FrameTime)), "Frame Time", sweeping))
                .or(() -> rate(perSecond(meanTime(header)), "Frame Time Vector", sweeping));
    }

    private static Optional<CineRate> rate(OptionalDouble perSecond, String attribute, boolean sweeping) {
        return perSecond.isPresent() && perSecond.getAsDouble() > 0 && perSecond.getAsDouble() <= MOST
                ? Optional.of(new CineRate(perSecond.getAsDouble(), attribute, sweeping))
                : Optional.empty();
    }

    private static OptionalDouble perSecond(OptionalDouble milliseconds) {
        return milliseconds.isPresent()
                ? OptionalDouble.of(MILLISECONDS / milliseconds.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The first of the times is that before the first frame, which is none. */
    private static OptionalDouble meanTime(DataSet header) {
        return Arrays.stream(header.numbers(Tag.FrameTimeVector)).skip(1).average();
    }
}
