package org.overread.core.inference;

import java.util.List;
import org.overread.core.finding.Measurement;

/**
 * What a model says of a series beside single regions: maps, scores of the whole, measurements and landmarks.
 *
 * @param scores of the whole series, in the order of the model's labels, those below their operating point included
 */
public record SeriesResult(
        List<ResultMap> maps, List<ClassScore> scores, List<Measurement> measurements, List<KeyPoint> keyPoints) {
    public static final SeriesResult NONE = new SeriesResult(List.of(), List.of(), List.of(), List.of());

    public SeriesResult {
        maps = List.copyOf(maps);
        scores = List.copyOf(scores);
        measurements = List.copyOf(measurements);
        keyPoints = List.copyOf(keyPoints);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
