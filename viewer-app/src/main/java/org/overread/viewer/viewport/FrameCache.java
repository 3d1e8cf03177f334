package org.overread.viewer.viewport;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;

/** Decoded frames by their full identity, the least recently used dropped beyond a bound in bytes. Thread-safe. */
final class FrameCache {
    private final long limitBytes;
    private final Map<FrameRef, GreyFrame> frames = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    FrameCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    synchronized Optional<GreyFrame> get(FrameRef ref) {
        return Optional.ofNullable(frames.get(ref));
    }

    /** Keeps a frame under its own identity; one larger than the bound is not kept. */
    synchronized void put(GreyFrame frame) {
        if (size(frame) > limitBytes) {
            return;
        }
        GreyFrame before = frames.put(frame.ref(), frame);
        bytes += size(frame) - (before == null ? 0 : size(before));
        Iterator<GreyFrame> oldest = frames.values().iterator();
        while (bytes > limitBytes) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    long limitBytes() {
        return limitBytes;
    }

    private static long size(GreyFrame frame) {
        return 2L * frame.stored().length;
    }
}
