package org.overread.ai.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.overread.core.image.ImagePlane;
import org.overread.core.inference.RunReason;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** How far apart a volume's slices are and how much they cover, from where the first and the last lie. */
record VolumeExtent(Series series) {

    List<RunReason> obstacles(EligibilityCriteria criteria) {
        OptionalDouble coverageMm = coverageMm();
        if (coverageMm.isEmpty()) {
            return List.of(RunReason.of(RunReason.Code.NO_POSITION));
        }
        OptionalDouble spacingMm = OptionalDouble.of(coverageMm.getAsDouble() / (series.frames() - 1));
        return Stream.of(
                        CriterionCheck.range(Quantity.SPACING, spacingMm, criteria.sliceSpacingMm()),
                        CriterionCheck.range(Quantity.COVERAGE, coverageMm, criteria.coverageMm()))
                .flatMap(Optional::stream)
                .toList();
    }

    private OptionalDouble coverageMm() {
        Instance last = series.instances().getLast();
        Optional<ImagePlane> start = series.instances().getFirst().plane();
        Optional<ImagePlane> end = last.plane(Math.max(1, last.frames()));
        return start.isEmpty() || end.isEmpty() || series.frames() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.abs(start.get().distanceMm(end.get().firstPixelCentre())));
    }
}
