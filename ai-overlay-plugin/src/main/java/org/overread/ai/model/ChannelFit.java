package org.overread.ai.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;

/** Whether a series can be a further channel's, beside the series of the first: by its kind, and by where it lies. */
record ChannelFit(ModelChannel channel, ModelInput input, Series first) {
    /** Grids whose voxels lie no further apart than this part of one are the same: what scanners round. */
    private static final double SAME_VOXEL = 0.1;

    /** Places along each axis at which it is asked what is covered. */
    private static final int PROBES = 16;

    /** All reasons against it, the most telling first. */
    List<String> obstacles(Series series) {
        List<String> obstacles = new ArrayList<>(kind().obstacles(series));
        place(series).ifPresent(obstacles::add);
        return obstacles;
    }

    /** Why none of these fits: of the one that comes nearest. */
    String whyNone(List<Series> others) {
        return others.stream()
                .filter(kind()::ofModality)
                .min(Comparator.comparingInt(series -> obstacles(series).size()))
                .map(nearest -> "no series fits; " + nearest.title() + ": "
                        + obstacles(nearest).getFirst())
                .orElseGet(() -> "the study has no other series of modality "
                        + String.join(", ", channel.eligibility().modality().anyOf()));
    }

    private SeriesEligibility kind() {
        return SeriesEligibility.of(channel, input);
    }

    private Optional<String> place(Series series) {
        Optional<VolumeGeometry> here = first.volume().flatMap(SliceStack::geometry);
        Optional<VolumeGeometry> there = series.volume().flatMap(SliceStack::geometry);
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.of("the images have no position in the patient");
        }
        if (!here.get().frameOfReferenceUid().equals(there.get().frameOfReferenceUid())) {
            return Optional.of("its frame of reference is not that of " + first.title());
        }
        if (!channel.resampled() && !sameGrid(here.get(), there.get())) {
            return Optional.of("its grid is not that of " + first.title());
        }
        double covered = covered(here.get(), there.get());
        double due = channel.covers().orElse(0);
        return covered > 0 && covered >= due
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "it covers %.0f %% of %s, this model needs %s",
                        100 * covered,
                        first.title(),
                        due > 0 ? String.format(Locale.ROOT, "%.0f %% or more", 100 * due) : "some of it"));
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
