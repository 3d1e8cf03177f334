package org.overread.viewer.viewport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;

/**
 * Decoded frames on demand and ahead of demand, kept in a cache bounded in bytes.
 *
 * <p>A frame is read once however many ask for it at the same time, and is handed out only under the identity that it was
 * asked by.
 */
public final class FrameLoader implements AutoCloseable {
    private final FrameSource source;
    private final FrameCache cache;
    private final ConcurrentHashMap<FrameRef, CompletableFuture<ImageFrame>> underWay = new ConcurrentHashMap<>();
    private final FramesAhead ahead;
    private volatile Told told = Told.NOBODY;

    /** Who is told what becomes of frames, also of those read ahead of demand, on the thread that reads. */
    public interface Told {
        Told NOBODY = new Told() {
            @Override
            public void read(FrameRef frame) {}

            @Override
            public void refused(StackFrame frame, Exception why) {}
        };

        void read(FrameRef frame);

        /** Its pixels cannot be shown; never of a frame that was only not wanted any more. */
        void refused(StackFrame frame, Exception why);
    }

    public FrameLoader(FrameSource source, long cacheBytes) {
        this(source, cacheBytes, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads that read ahead of demand */
    FrameLoader(FrameSource source, long cacheBytes, int threads) {
        this.source = source;
        this.cache = new FrameCache(cacheBytes);
        this.ahead = new FramesAhead(this::loadQuietly, cacheBytes - cacheBytes / 8, threads);
    }

    public void tell(Told now) {
        told = now;
    }

    /** What was read could not be shown all the same. */
    void refuse(StackFrame frame, Exception why) {
        if (!isInterruption(why)) {
            told.refused(frame, why);
        }
    }

    /** A frame that is at hand. */
    public Optional<ImageFrame> cached(FrameRef ref) {
        return cache.get(ref);
    }

    /** Reads a frame that is waited for. Thread: blocks for the disk and the decoder; never the user interface's. */
    public ImageFrame load(StackFrame frame) throws IOException {
        Optional<ImageFrame> atHand = cache.get(frame.ref());
        if (atHand.isPresent()) {
            return atHand.get();
        }
        ahead.beginAwaited();
        try {
            return fetch(frame);
        } finally {
            ahead.endAwaited();
        }
    }

    private ImageFrame fetch(StackFrame frame) throws IOException {
        Optional<ImageFrame> atHand = cache.get(frame.ref());
        if (atHand.isPresent()) {
            return atHand.get();
        }
        CompletableFuture<ImageFrame> mine = new CompletableFuture<>();
        CompletableFuture<ImageFrame> other = underWay.putIfAbsent(frame.ref(), mine);
        return other == null ? read(frame, mine) : joined(frame, other);
    }

    /** Whoever reads it may cease to want it, which others who asked for it do not. */
    private ImageFrame joined(StackFrame frame, CompletableFuture<ImageFrame> other) throws IOException {
        try {
            return join(other);
        } catch (IOException e) {
            if (isInterruption(e) && !Thread.currentThread().isInterrupted()) {
                return fetch(frame);
            }
            throw e;
        }
    }

    /**
     * Reads frames that a viewer will ask for, nearest first, until its next wish or until its share of the cache is used
     * for them; several viewers have equal shares.
     *
     * @param viewer who will ask; its wish before is forgotten
     */
    public void prefetch(Object viewer, List<StackFrame> nearestFirst) {
        ahead.wish(viewer, nearestFirst);
    }

    /** Keeps none of the frames read so far: the study that they are of is no longer read. */
    public void forget() {
        cache.clear();
    }

    /** Bytes of decoded frames now kept. */
    public long cachedBytes() {
        return cache.bytes();
    }

    @Override
    public void close() {
        ahead.close();
    }

    /** A frame that cannot be read ahead of demand is reported when it is asked for. */
    private long loadQuietly(StackFrame frame) {
        try {
            return fetch(frame).bytes();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return 0;
        }
    }

    private ImageFrame read(StackFrame frame, CompletableFuture<ImageFrame> promise) throws IOException {
        try {
            ImageFrame pixels =
                    checked(frame, source.read(frame.instance(), frame.ref().frameNumber()));
            cache.put(pixels);
            told.read(frame.ref());
            promise.complete(pixels);
            return pixels;
        } catch (IOException | RuntimeException e) {
            refuse(frame, e);
            fail(frame, promise, e);
            throw e;
        } catch (Error e) {
            fail(frame, promise, e);
            throw e;
        } finally {
            underWay.remove(frame.ref(), promise);
        }
    }

    /** No longer under way when those who wait learn of it: they may ask again. */
    private void fail(StackFrame frame, CompletableFuture<ImageFrame> promise, Throwable why) {
        underWay.remove(frame.ref(), promise);
        promise.completeExceptionally(why);
    }

    private static ImageFrame checked(StackFrame frame, ImageFrame pixels) throws DicomException {
        if (!pixels.ref().equals(frame.ref())) {
            throw new DicomException(
                    DicomException.Kind.MALFORMED, "the file now holds another instance than when it was opened");
        }
        DataSet header = frame.instance().header();
        if (header.integer(Tag.Columns).orElse(pixels.columns()) != pixels.columns()
                || header.integer(Tag.Rows).orElse(pixels.rows()) != pixels.rows()) {
            throw new DicomException(DicomException.Kind.MALFORMED, "the frame is not of the size its header states");
        }
        return pixels;
    }

    /** Whether a read was broken off, which says nothing of the image: an interruption closes the file that is being read. */
    private static boolean isInterruption(Throwable why) {
        return why instanceof ClosedChannelException
                || why instanceof InterruptedIOException
                || why.getCause() != null && isInterruption(why.getCause());
    }

    private static ImageFrame join(CompletableFuture<ImageFrame> other) throws IOException {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw e;
        }
    }
}
