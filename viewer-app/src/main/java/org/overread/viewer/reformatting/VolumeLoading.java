package org.overread.viewer.reformatting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.reformat.Reformatter;
import org.overread.core.reformat.SliceValues;
import org.overread.core.study.Instance;
import org.overread.core.study.PixelPaddings;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackFrame;
import org.slf4j.LoggerFactory;

/**
 * Makes the volume of a stack on background threads; frames that are decoded already are taken as they are. Told on the
 * JavaFX thread; nothing is told after {@link #cancel}.
 */
final class VolumeLoading {
    private final FrameLoader loader;
    private final SliceStack stack;
    private final long memory;
    private final Told told;
    private volatile boolean cancelled;

    /** Who waits for the volume. */
    record Told(BiConsumer<Integer, Integer> progress, Consumer<Loaded> ready, Consumer<String> refused) {}

    /** The volume, ready to be sampled. */
    record Loaded(SliceStack stack, Volume volume, Reformatter reformatter) {}

    /** @param memory in bytes, of which at most half is taken */
    VolumeLoading(FrameLoader loader, SliceStack stack, long memory, Told told) {
        this.loader = loader;
        this.stack = stack;
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
            if (!fits(grid, memory)) {
                refuse(Texts.of("mpr.tooLarge", Texts.number(grid.voxels() * 2 / 1e9, 1)));
                return;
            }
            Volume volume =
                    new Volume(grid, stack.slices().stream().map(Slice::plane).toList(), frames());
            Loaded loaded = new Loaded(stack, volume, new Reformatter(grid, values(volume)));
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
    private List<SliceValues> values(Volume volume) {
        List<SliceValues> values = new ArrayList<>();
        for (int k = 0; k < volume.frames().size(); k++) {
            Instance instance = stack.slices().get(k).instance();
            values.add(SliceValues.of(volume.frames().get(k), PixelPaddings.of(instance.header())));
        }
        return values;
    }

    /** Whether 16-bit voxels take at most half of the memory that there is. */
    static boolean fits(VolumeGeometry grid, long memory) {
        return grid.voxels() * 2 <= memory / 2;
    }

    private List<GreyFrame> frames() throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<GreyFrame>> pending = new ArrayList<>();
            for (Slice slice : stack.slices()) {
                pending.add(pool.submit(() -> frame(slice)));
            }
            List<GreyFrame> frames = new ArrayList<>();
            for (Future<GreyFrame> one : pending) {
                frames.add(one.get());
                int done = frames.size();
                tell(() -> told.progress().accept(done, pending.size()));
            }
            return frames;
        } catch (ExecutionException e) {
            if (cancelled) {
                throw new InterruptedException();
            }
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private GreyFrame frame(Slice slice) throws IOException, InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
        ImageFrame frame = loader.load(
                new StackFrame(slice.ref(), slice.instance(), slice.instance().plane(slice.frameNumber())));
        if (frame instanceof GreyFrame grey && grey.columns() == slice.columns() && grey.rows() == slice.rows()) {
            return grey;
        }
        throw new DicomException(DicomException.Kind.UNSUPPORTED, Texts.of("mpr.notGrey"));
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
