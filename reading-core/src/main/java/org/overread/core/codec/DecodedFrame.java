package org.overread.core.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * One frame as decoded.
 *
 * @param photometricInterpretation of these samples: as in the data set, except that YBR_RCT and YBR_ICT have become
 *     RGB, and YBR_FULL_422 YBR_FULL
 * @param warnings what was tolerated in the codestream; empty as a rule
 */
public record DecodedFrame(DecodedSamples samples, String photometricInterpretation, List<String> warnings) {
    public DecodedFrame {
        warnings = List.copyOf(warnings);
    }

    /** A frame without warnings and in the data set's photometric interpretation. */
    public static DecodedFrame of(DecodedSamples samples, FrameFormat format) {
        return new DecodedFrame(samples, format.photometricInterpretation(), List.of());
    }

    /** This frame with one thing more that was tolerated. */
    public DecodedFrame withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new DecodedFrame(samples, photometricInterpretation, more);
    }
}
