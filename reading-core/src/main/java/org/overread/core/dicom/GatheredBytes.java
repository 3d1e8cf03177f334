package org.overread.core.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** A value of unknown length, gathered in pieces, so that it is in memory twice at most. Not thread-safe. */
final class GatheredBytes extends OutputStream {
    private static final int FIRST_PIECE = 1 << 8;
    private static final int LARGEST_PIECE = 1 << 18;

    private final DicomJsonBudget budget;
    private final Deque<byte[]> full = new ArrayDeque<>();
    private byte[] piece = new byte[FIRST_PIECE];
    private int used;
    private int length;

    GatheredBytes(DicomJsonBudget budget) {
        this.budget = budget;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** @throws DicomException TOO_LARGE */
    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        budget.countBytes(count);
        length = Math.addExact(length, count);
        for (int done = 0; done < count; ) {
            if (used == piece.length) {
                full.add(piece);
                piece = new byte[Math.min(LARGEST_PIECE, piece.length * 4)];
                used = 0;
            }
            int some = Math.min(count - done, piece.length - used);
            System.arraycopy(bytes, from + done, piece, used, some);
            used += some;
            done += some;
        }
    }

    int length() {
        return length;
    }

    /** All of it; pieces are let go. */
    byte[] take() {
        byte[] whole = new byte[length];
        int at = 0;
        while (!full.isEmpty()) {
            byte[] next = full.remove();
            System.arraycopy(next, 0, whole, at, next.length);
            at += next.length;
        }
        System.arraycopy(piece, 0, whole, at, used);
        return whole;
    }
}
