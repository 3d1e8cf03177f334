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
 * Grey and colour frames kept outside of the Java heap: hundreds of megabytes of pixels there would be copied and searched by every
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
        private final ImageFrame original;
        private final Block block;
        private boolean dropped;

        private Kept(ImageFrame original, Block block) {
            this.original = original;
            this.block = block;
        }

        /** The frame, whose pixels lie here. Not to be asked once it was dropped. */
        public ImageFrame frame() {
            return with(original, lend(this));
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
            memory = arena.allocate(bytes, Integer.BYTES);
        }
    }

    /** Keeps a copy of a frame; empty where it is of real numbers, its bytes are more than there may be, or more than the machine has. */
    public Optional<Kept> keep(ImageFrame frame) {
        long bytes = frame.bytes();
        if (frame instanceof RealFrame || !reserve(bytes)) {
            return Optional.empty();
        }
        try {
            Block block = reused(bytes).orElseGet(() -> new Block(bytes));
            copy(frame, block.memory);
            return Optional.of(new Kept(with(frame, block.memory), block));
        } catch (OutOfMemoryError e) {
            forgo(bytes);
            return Optional.empty();
        }
    }

    private static void copy(ImageFrame frame, MemorySegment memory) {
        switch (frame) {
            case GreyFrame grey -> grey.stored().copyTo(memory);
            case ColourFrame colour -> colour.argb().copyTo(memory);
            case RealFrame real -> throw new IllegalArgumentException("real numbers");
        }
    }

    private static ImageFrame with(ImageFrame frame, MemorySegment memory) {
        return switch (frame) {
            case GreyFrame grey -> grey.with(StoredValues.of(memory));
            case ColourFrame colour -> colour.with(ColourPixels.of(memory));
            case RealFrame real -> throw new IllegalArgumentException("real numbers");
        };
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
