package org.overread.core.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.GreyFrame;

/**
 * Decodes the slices of a volume on several threads, giving them in their order. Beside the decoded slices, memory is
 * needed for as many frames as there are threads.
 *
 * <p>Errors: the refusal of the first slice, in their order, that cannot be read, which it names; no further slice is
 * begun then.
 *
 * <p>Thread: an interrupt ends the waiting; no further slice is begun.
 */
final class SliceDecoding {
    private final FrameReader frames;
    private final int threads;

    SliceDecoding(FrameReader frames, int threads) {
        this.frames = frames;
        this.threads = threads;
    }

    List<GreyFrame> decode(List<Slice> slices) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<GreyFrame>> pending = new ArrayList<>();
            for (Slice slice : slices) {
                pending.add(pool.submit(() -> frames.read(slice.instance(), slice.frameNumber())));
            }
            List<GreyFrame> decoded = new ArrayList<>();
            for (Future<GreyFrame> frame : pending) {
                decoded.add(decoded(frame, decoded.size() + 1, slices.size()));
            }
            return decoded;
        } finally {
            pool.shutdownNow();
        }
    }

    private static GreyFrame decoded(Future<GreyFrame> frame, int slice, int slices)
            throws IOException, InterruptedException {
        try {
            return frame.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DicomException refused ->
                    throw new DicomException(
                            refused.kind(), "slice " + slice + " of " + slices + ": " + refused.getMessage(), refused);
                case IOException medium -> throw medium;
                case Error fatal -> throw fatal;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
