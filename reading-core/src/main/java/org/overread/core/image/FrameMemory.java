package org.overread.core.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Grey frames kept outside of the Java heap: hundreds of megabytes of pixels there would be copied and searched by every
 * collection of it, while the reader waits.
 *
 * <p>Memory of a frame that is kept no longer is used for another one only when no frame that was handed out of it can be
 * reached any more: whoever holds a frame has its own pixels for as long as he holds it. Free memory stays at hand within
 * the bound.
 *
 * <p>Thread: safe.
 */
public final class FrameMemory {
    private final long limitBytes;
    private final Map<Long, Deque<Block>> free = new HashMap<>();
    private long freeBytes;
    private long keptBytes;

    /** @param limitBytes what kept frames and free memory take together */
    public FrameMemory(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** A frame that is kept here until it is dropped. */
    public final class Kept {
        private final GreyFrame original;
        private final Block block;
        private boolean dropped;

        private Kept(GreyFrame original, Block block) {
            this.original = original;
            this.block = block;
        }

        /** The frame, whose pixels lie here. Not to be asked once it was dropped. */
        public GreyFrame frame() {
            return original.with(StoredValues.of(lend(this)));
        }

        /** It is kept no longer. Frames handed out stay as they are. */
        public void drop() {
            FrameMemory.this.drop(this);
        }
    }

    /** Memory of one frame; {@code lent} counts the segments of it that can still be reached. */
    private static final class Block {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment memory;
        private int lent;
        private boolean kept = true;

        Block(long bytes) {
            memory = arena.allocate(bytes, Short.BYTES);
        }
    }

    /** Keeps a copy of a frame; empty where its bytes are more than there may be, or more than the machine has. */
    public Optional<Kept> keep(GreyFrame frame) {
        long bytes = frame.bytes();
        if (!reserve(bytes)) {
            return Optional.empty();
        }
        try {
            Block block = reused(bytes).orElseGet(() -> new Block(bytes));
            frame.stored().copyTo(block.memory);
            return Optional.of(new Kept(frame.with(StoredValues.of(block.memory)), block));
        } catch (OutOfMemoryError e) {
            forgo(bytes);
            return Optional.empty();
        }
    }

    /** Bytes of frames that are kept. */
    public synchronized long keptBytes() {
        return keptBytes;
    }

    /** Bytes at hand for frames to come. */
    synchronized long freeBytes() {
        return freeBytes;
    }

    private synchronized boolean reserve(long bytes) {
        boolean fits = keptBytes + bytes <= limitBytes;
        keptBytes += fits ? bytes : 0;
        return fits;
    }

    private synchronized void forgo(long bytes) {
        keptBytes -= bytes;
    }

    /** Free memory of that size. Where there is none, other sizes make room for it. */
    private synchronized Optional<Block> reused(long bytes) {
        Deque<Block> fitting = free.get(bytes);
        if (fitting == null || fitting.isEmpty()) {
            freeUntil(limitBytes - keptBytes);
            return Optional.empty();
        }
        Block block = fitting.removeLast();
        block.kept = true;
        freeBytes -= bytes;
        return Optional.of(block);
    }

    /** A segment of its own: when it and all that was made of it are unreachable, the block is lent once less. */
    @SuppressWarnings("restricted") // the segment has the block's own address and size
    private synchronized MemorySegment lend(Kept kept) {
        if (kept.dropped) {
            throw new IllegalStateException("a frame that is kept no longer");
        }
        Block block = kept.block;
        MemorySegment lent =
                block.memory.reinterpret(block.memory.byteSize(), Arena.ofAuto(), gone -> givenBack(block));
        block.lent++;
        return lent;
    }

    private synchronized void drop(Kept kept) {
        if (!kept.dropped) {
            kept.dropped = true;
            kept.block.kept = false;
            keptBytes -= kept.block.memory.byteSize();
            freeIfUnused(kept.block);
        }
    }

    private synchronized void givenBack(Block block) {
        block.lent--;
        freeIfUnused(block);
    }

    private void freeIfUnused(Block block) {
        if (!block.kept && block.lent == 0) {
            long bytes = block.memory.byteSize();
            if (keptBytes + freeBytes + bytes > limitBytes) {
                block.arena.close();
            } else {
                free.computeIfAbsent(bytes, size -> new ArrayDeque<>()).addLast(block);
                freeBytes += bytes;
            }
        }
    }

    /** Gives free memory back to the system until there is no more of it than so much. */
    private void freeUntil(long bytes) {
        Iterator<Deque<Block>> sizes = free.values().iterator();
        while (freeBytes > bytes && sizes.hasNext()) {
            Deque<Block> blocks = sizes.next();
            while (freeBytes > bytes && !blocks.isEmpty()) {
                Block block = blocks.removeFirst();
                freeBytes -= block.memory.byteSize();
                block.arena.close();
            }
            if (blocks.isEmpty()) {
                sizes.remove();
            }
        }
    }
}
