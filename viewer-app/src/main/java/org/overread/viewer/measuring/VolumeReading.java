package org.overread.viewer.measuring;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.study.Series;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackReading;

/** The values of the volume measured in last, kept while there is memory for it. Thread: any; reading blocks for disk and decoder. */
final class VolumeReading {
    private final FrameLoader loader;
    private Optional<SliceStack> of = Optional.empty();
    private SoftReference<VolumeValues> kept = new SoftReference<>(null);

    VolumeReading(FrameLoader loader) {
        this.loader = loader;
    }

    synchronized void forget() {
        of = Optional.empty();
        kept.clear();
    }

    /** Of the volume that a frame is a slice of; empty where it cannot be read, or has no single values. */
    synchronized Optional<VolumeValues> of(Series series, FrameRef frame) {
        Optional<SliceStack> stack =
                series.volumeAround(frame).filter(one -> one.geometry().isPresent());
        VolumeValues values = stack.equals(of) ? kept.get() : null;
        if (values == null && stack.isPresent()) {
            values = read(series, stack.get()).orElse(null);
            of = stack;
            kept = new SoftReference<>(values);
        }
        return Optional.ofNullable(values);
    }

    private Optional<VolumeValues> read(Series series, SliceStack stack) {
        StackReading reading = new StackReading(series, stack, loader);
        try {
            List<FrameValues> slices = new ArrayList<>();
            for (Slice slice : stack.slices()) {
                slices.add(reading.values(slice, reading.frame(slice)));
            }
            return Optional.of(reading.volume(slices));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
