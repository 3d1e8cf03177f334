package org.overread.ai.output;

import java.util.List;
import java.util.Optional;
import org.overread.ai.model.ModelOutput.Point;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.ModelScore;

/** What a model's scores mean: straight lines between the points of its manifest, level beyond them. */
public record Calibration(List<Point> points) {
    public Calibration {
        points = List.copyOf(points);
    }

    /** Empty where the manifest has no points. */
    public Optional<CertaintyOfFinding> certainty(ModelScore score) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Point below = points.getFirst();
        for (Point point : points) {
            if (point.score() >= score.value()) {
                return Optional.of(certainty(between(below, point, score.value())));
            }
            below = point;
        }
        return Optional.of(certainty(below.certaintyPercent()));
    }

    /** To a tenth of a per cent: no calibration knows more. */
    private static CertaintyOfFinding certainty(double percent) {
        return new CertaintyOfFinding(Math.round(percent * 10) / 10.0);
    }

    private static double between(Point below, Point above, double score) {
        if (above.score() <= score || above.score() <= below.score()) {
            return above.certaintyPercent();
        }
        double part = Math.max(0, (score - below.score()) / (above.score() - below.score()));
        return below.certaintyPercent() + part * (above.certaintyPercent() - below.certaintyPercent());
    }
}
