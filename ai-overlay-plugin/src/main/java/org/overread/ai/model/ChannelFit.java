package org.overread.ai.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunReason.Code;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;

/** Whether a series can be a further channel's, beside the series of the first: by its kind, and by where it lies. */
record ChannelFit(ModelChannel channel, ModelInput input, Series first) {
    /** Grids whose voxels lie no further apart than this part of one are the same: what scanners round. */
    private static final double SAME_VOXEL = 0.1;

    /** Places along each axis at which it is asked what is covered. */
    private static final int PROBES = 16;

    /** All reasons against it, the most telling first. */
    List<RunReason> obstacles(Series series) {
        List<RunReason> obstacles = new ArrayList<>(kind().obstacles(series));
        place(series).ifPresent(obstacles::add);
        return obstacles;
    }

    /** Why none of these fits: of the one that comes nearest. */
    RunReason whyNone(List<Series> others) {
        return others.stream()
                .filter(kind()::ofModality)
                .min(Comparator.comparingInt(series -> obstacles(series).size()))
                .map(nearest -> RunReason.of(
                        Code.NO_SERIES_FITS, nearest.title(), obstacles(nearest).getFirst()))
                .orElseGet(() -> RunReason.of(
                        Code.NO_OTHER_SERIES,
                        String.join(", ", channel.eligibility().modality().anyOf())));
    }

    private SeriesEligibility kind() {
        return SeriesEligibility.of(channel, input);
    }

    private Optional<RunReason> place(Series series) {
        Optional<VolumeGeometry> here = first.volume().flatMap(SliceStack::geometry);
        Optional<VolumeGeometry> there = series.volume().flatMap(SliceStack::geometry);
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.of(RunReason.of(Code.NO_POSITION));
        }
        if (!here.get().frameOfReferenceUid().equals(there.get().frameOfReferenceUid())) {
            return Optional.of(RunReason.of(Code.OTHER_SPACE, first.title()));
        }
        if (!channel.resampled() && !sameGrid(here.get(), there.get())) {
            return Optional.of(RunReason.of(Code.OTHER_GRID, first.title()));
        }
        double covered = covered(here.get(), there.get());
        double due = channel.covers().orElse(0);
        return covered > 0 && covered >= due
                ? Optional.empty()
                : Optional.of(
                        due > 0
                                ? RunReason.of(Code.COVERS_LESS, 100 * covered, first.title(), 100 * due)
                                : RunReason.of(Code.COVERS_SOME, 100 * covered, first.title()));
    }

    private static boolean sameGrid(VolumeGeometry here, VolumeGeometry there) {
        int i = here.columns() - 1;
        int j = here.rows() - 1;
        int k = here.slices() - 1;
        return here.columns() == there.columns()
                && here.rows() == there.rows()
                && here.slices() == there.slices()
                && same(here, there, 0, 0, 0)
                && same(here, there, i, 0, 0)
                && same(here, there, 0, j, 0)
                && same(here, there, 0, 0, k);
    }

    private static boolean same(VolumeGeometry here, VolumeGeometry there, int i, int j, int k) {
        double[] at = there.toVoxel(here.toPatient(i, j, k));
        return Math.abs(at[0] - i) < SAME_VOXEL && Math.abs(at[1] - j) < SAME_VOXEL && Math.abs(at[2] - k) < SAME_VOXEL;
    }

    /** 0…1, by places spread evenly over the volume. */
    private static double covered(VolumeGeometry here, VolumeGeometry there) {
        int inside = 0;
        for (int n = 0; n < PROBES * PROBES * PROBES; n++) {
            double i = probe(n % PROBES, here.columns());
            double j = probe(n / PROBES % PROBES, here.rows());
            double k = probe(n / (PROBES * PROBES), here.slices());
            inside += there.contains(here.toPatient(i, j, k)) ? 1 : 0;
        }
        return inside / (double) (PROBES * PROBES * PROBES);
    }

    private static double probe(int n, int extent) {
        return (n + 0.5) / PROBES * extent - 0.5;
    }
}
