package org.overread.viewer.measuring;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackReading;

/** The values of the volume measured in last, kept while there is memory for it. Thread: any; reading blocks for disk and decoder. */
final class VolumeReading {
    private final FrameLoader loader;
    private final AtomicReference<Kept> kept = new AtomicReference<>(Kept.nothing());

    /** Each is another one, even of the same. */
    private record Kept(Optional<SliceStack> of, SoftReference<VolumeValues> values) {
        static Kept nothing() {
            return new Kept(Optional.empty(), new SoftReference<>(null));
        }
    }

    VolumeReading(FrameLoader loader) {
        this.loader = loader;
    }

    /** What is being read is not wanted any more, and is not waited for. */
    void forget() {
        kept.set(Kept.nothing());
    }

    /** Of the volume that a frame is a slice of; empty where it cannot be read, has no single values, or is not wanted any more. */
    Optional<VolumeValues> of(Series series, FrameRef frame) {
        Kept before = kept.get();
        Optional<SliceStack> stack =
                series.volumeAround(frame).filter(one -> one.geometry().isPresent());
        VolumeValues values = stack.equals(before.of()) ? before.values().get() : null;
        if (values == null && stack.isPresent()) {
            values = read(new StackReading(series, stack.get(), loader), before).orElse(null);
            kept.compareAndSet(before, new Kept(stack, new SoftReference<>(values)));
        }
        return Optional.ofNullable(values);
    }

    private Optional<VolumeValues> read(StackReading reading, Kept asked) {
        try {
            return Optional.of(reading.volume(slice -> {
                if (kept.get() != asked) {
                    throw new InterruptedException();
                }
            }));
        } catch (IOException | InterruptedException | RuntimeException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
