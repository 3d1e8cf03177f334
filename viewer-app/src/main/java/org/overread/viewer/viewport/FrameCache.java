package org.overread.viewer.viewport;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.overread.core.image.FrameMemory;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.RealFrame;

/**
 * Decoded frames by their full identity, the least recently used dropped beyond a bound in bytes; those of grey and colour
 * outside of the Java heap. Thread-safe.
 */
final class FrameCache {
    private final long limitBytes;
    private final FrameMemory memory;
    private final Map<FrameRef, Entry> frames = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    private sealed interface Entry {
        long bytes();

        record Outside(FrameMemory.Kept kept, long bytes) implements Entry {}

        record OnHeap(ImageFrame frame, long bytes) implements Entry {}
    }

    FrameCache(long limitBytes) {
        this.limitBytes = limitBytes;
        memory = new FrameMemory(limitBytes);
    }

    synchronized Optional<ImageFrame> get(FrameRef ref) {
        return Optional.ofNullable(frames.get(ref)).map(entry -> switch (entry) {
            case Entry.Outside outside -> outside.kept().frame();
            case Entry.OnHeap here -> here.frame();
        });
    }

    /** Keeps a frame under its own identity; one larger than the bound is not kept. */
    void put(ImageFrame frame) {
        long wanted = frame.bytes();
        if (wanted <= limitBytes) {
            makeRoom(wanted);
            Optional<Entry> entry = frame instanceof RealFrame
                    ? Optional.of(new Entry.OnHeap(frame, wanted))
                    : memory.keep(frame).map(kept -> new Entry.Outside(kept, wanted));
            entry.ifPresentOrElse(made -> add(frame.ref(), made), () -> taken(-wanted));
        }
    }

    /** The room is taken from then on. */
    private synchronized void makeRoom(long wanted) {
        bytes += wanted;
        Iterator<Entry> oldest = frames.values().iterator();
        while (bytes > limitBytes && oldest.hasNext()) {
            forget(oldest.next());
            oldest.remove();
        }
    }

    private synchronized void taken(long more) {
        bytes += more;
    }

    private synchronized void add(FrameRef ref, Entry entry) {
        Entry before = frames.put(ref, entry);
        if (before != null) {
            forget(before);
        }
    }

    private void forget(Entry entry) {
        bytes -= entry.bytes();
        if (entry instanceof Entry.Outside outside) {
            outside.kept().drop();
        }
    }

    synchronized void clear() {
        frames.values().forEach(this::forget);
        frames.clear();
    }

    synchronized long bytes() {
        return bytes;
    }
}
