package org.overread.viewer.viewport;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;

/** Decoded frames by their full identity, the least recently used dropped beyond a bound in bytes. Thread-safe. */
final class FrameCache {
    private final long limitBytes;
    private final Map<FrameRef, ImageFrame> frames = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    FrameCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    synchronized Optional<ImageFrame> get(FrameRef ref) {
        return Optional.ofNullable(frames.get(ref));
    }

    /** Keeps a frame under its own identity; one larger than the bound is not kept. */
    synchronized void put(ImageFrame frame) {
        if (frame.bytes() > limitBytes) {
            return;
        }
        ImageFrame before = frames.put(frame.ref(), frame);
        bytes += frame.bytes() - (before == null ? 0 : before.bytes());
        Iterator<ImageFrame> oldest = frames.values().iterator();
        while (bytes > limitBytes) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    synchronized void clear() {
        frames.clear();
        bytes = 0;
    }

    synchronized long bytes() {
        return bytes;
    }

    long limitBytes() {
        return limitBytes;
    }
}
