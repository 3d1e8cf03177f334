package org.overread.viewer.viewport;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.overread.core.dicom.DicomException;
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
    private volatile BiConsumer<StackFrame, IOException> refused = (frame, why) -> {};

    public FrameLoader(FrameSource source, long cacheBytes) {
        this(source, cacheBytes, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads that read ahead of demand */
    FrameLoader(FrameSource source, long cacheBytes, int threads) {
        this.source = source;
        this.cache = new FrameCache(cacheBytes);
        this.ahead = new FramesAhead(this::loadQuietly, cacheBytes - cacheBytes / 8, threads);
    }

    /** @param told of every frame that cannot be read, also ahead of demand, on the thread that reads */
    public void onRefused(BiConsumer<StackFrame, IOException> told) {
        refused = told;
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
        return other == null ? read(frame, mine) : join(other);
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
            ImageFrame pixels = source.read(frame.instance(), frame.ref().frameNumber());
            if (!pixels.ref().equals(frame.ref())) {
                throw new DicomException(
                        DicomException.Kind.MALFORMED, "the file now holds another instance than when it was opened");
            }
            cache.put(pixels);
            promise.complete(pixels);
            return pixels;
        } catch (IOException e) {
            promise.completeExceptionally(e);
            refused.accept(frame, e);
            throw e;
        } catch (RuntimeException | Error e) {
            promise.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(frame.ref(), promise);
        }
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
