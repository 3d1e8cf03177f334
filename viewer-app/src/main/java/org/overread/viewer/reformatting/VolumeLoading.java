package org.overread.viewer.reformatting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.RealFrame;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.reformat.Reformatter;
import org.overread.core.reformat.SliceValues;
import org.overread.core.study.Instance;
import org.overread.core.study.PixelPaddings;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.StackReading;
import org.slf4j.LoggerFactory;

/**
 * Makes the volume of a stack on background threads; frames that are decoded already are taken as they are. Told on the
 * JavaFX thread; nothing is told after {@link #cancel}.
 */
final class VolumeLoading {
    private static final int GREY_BYTES = 2;
    /** Of real numbers: as decoded, and for sampling what is shown and what is measured. */
    private static final int REAL_BYTES = 16;

    private final StackReading reading;
    private final SliceStack stack;
    private final long memory;
    private final Told told;
    private volatile boolean cancelled;

    /** Who waits for the volume. */
    record Told(BiConsumer<Integer, Integer> progress, Consumer<Loaded> ready, Consumer<String> refused) {}

    /**
     * The volume, ready to be sampled.
     *
     * @param shades in modality units, whose name is {@code unit}
     * @param measured what it measures, where that is said in other units than these
     * @param middle its middle slice
     */
    record Loaded(
            SliceStack stack, Reformatter shades, String unit, Optional<VolumeValues> measured, ImageFrame middle) {}

    /** @param memory in bytes, of which at most half is taken */
    VolumeLoading(StackReading reading, long memory, Told told) {
        this.reading = reading;
        this.stack = reading.stack();
        this.memory = memory;
        this.told = told;
    }

    void begin() {
        Thread thread = new Thread(this::load, "volume-loading");
        thread.setDaemon(true);
        thread.start();
    }

    void cancel() {
        cancelled = true;
    }

    private void load() {
        try {
            VolumeGeometry grid = stack.geometry().orElseThrow();
            int bits = stack.slices()
                    .getFirst()
                    .instance()
                    .header()
                    .integer(Tag.BitsAllocated)
                    .orElse(16);
            int voxelBytes = bits > 16 ? REAL_BYTES : GREY_BYTES;
            if (!fits(grid, voxelBytes, memory)) {
                refuse(Texts.of("mpr.tooLarge", Texts.number(grid.voxels() * voxelBytes / 1e9, 1)));
                return;
            }
            List<ImageFrame> frames = frames();
            ImageFrame middle = frames.get(frames.size() / 2);
            Loaded loaded =
                    new Loaded(stack, new Reformatter(grid, shades(frames)), unit(middle), measured(frames), middle);
            tell(() -> told.ready().accept(loaded));
        } catch (DicomException e) {
            refuse(e.getMessage());
        } catch (IOException e) {
            // its message may hold a path, and a path a patient's name
            refuse(Texts.of("viewport.medium"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            refuse(Texts.of("mpr.noMemory"));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(VolumeLoading.class).error("a volume could not be made", e);
            refuse(e.getClass().getSimpleName());
        }
    }

    /** Padding is no part of the volume: it has no part in a slab either. */
    private List<SliceValues> shades(List<ImageFrame> frames) throws DicomException {
        List<SliceValues> values = new ArrayList<>();
        for (int k = 0; k < frames.size(); k++) {
            Instance instance = stack.slices().get(k).instance();
            values.add(
                    switch (frames.get(k)) {
                        case GreyFrame grey -> SliceValues.of(grey, PixelPaddings.of(instance.header()));
                        case RealFrame real -> SliceValues.of(real, value -> value);
                        case ColourFrame colour ->
                            throw new DicomException(DicomException.Kind.UNSUPPORTED, Texts.of("mpr.notGrey"));
                    });
        }
        return values;
    }

    private static String unit(ImageFrame frame) {
        return switch (frame) {
            case GreyFrame grey -> grey.modalityLut().unit();
            case RealFrame real -> real.unit();
            case ColourFrame colour -> "";
        };
    }

    /** Slices that measure different things are shown all the same. */
    private Optional<VolumeValues> measured(List<ImageFrame> frames) throws DicomException {
        List<FrameValues> values = new ArrayList<>();
        for (int k = 0; k < frames.size(); k++) {
            FrameValues slice = reading.values(stack.slices().get(k), frames.get(k));
            boolean same = k == 0
                    || slice.quantity().equals(values.getFirst().quantity())
                            && slice.unit().equals(values.getFirst().unit());
            boolean known = slice.quantity().equals(MeasurementCodes.ATTENUATION)
                    || slice.quantity().equals(MeasurementCodes.STORED_VALUE)
                    || slice.quantity().value().equals(MeasurementCodes.RESCALED);
            if (known || !same) {
                return Optional.empty();
            }
            values.add(slice);
        }
        return Optional.of(reading.volume(values));
    }

    /** Whether the voxels take at most half of the memory that there is. */
    static boolean fits(VolumeGeometry grid, int voxelBytes, long memory) {
        return grid.voxels() * voxelBytes <= memory / 2;
    }

    private List<ImageFrame> frames() throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<ImageFrame>> pending = new ArrayList<>();
            for (Slice slice : stack.slices()) {
                pending.add(pool.submit(() -> frame(slice)));
            }
            List<ImageFrame> frames = new ArrayList<>();
            for (Future<ImageFrame> one : pending) {
                frames.add(read(one, frames.size() + 1));
                int done = frames.size();
                tell(() -> told.progress().accept(done, pending.size()));
            }
            return frames;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** @param number of the slice, by which the reader knows the one that cannot be read */
    private ImageFrame read(Future<ImageFrame> slice, int number)
            throws IOException, InterruptedException, ExecutionException {
        try {
            return slice.get();
        } catch (ExecutionException e) {
            if (cancelled) {
                throw new InterruptedException();
            }
            if (e.getCause() instanceof DicomException refused) {
                throw new DicomException(refused.kind(), Texts.of("mpr.slice", number, refused.getMessage()), refused);
            }
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw e;
        }
    }

    private ImageFrame frame(Slice slice) throws IOException, InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
        return reading.frame(slice);
    }

    private void refuse(String why) {
        tell(() -> told.refused().accept(why));
    }

    private void tell(Runnable news) {
        Platform.runLater(() -> {
            if (!cancelled) {
                news.run();
            }
        });
    }
}
