package org.overread.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The short values of a data set as read, side by side. Most are never asked for, and headers are kept by the thousand:
 * as objects of their own they would take several times their bytes. Immutable.
 */
final class ShortValues {
    /** In bytes. */
    static final int LONGEST = 1024;

    private static final Vr[] VRS = Vr.values();
    private static final Value.Bytes EMPTY = new Value.Bytes(new byte[0], ByteOrder.LITTLE_ENDIAN);

    /** By the element's index: offset, length (16 bits) and VR (8 bits, from 1) in one; 0 where it is kept elsewhere. */
    private final long[] places;

    private final byte[] bytes;
    private final ByteOrder order;

    ShortValues(long[] places, byte[] bytes, ByteOrder order) {
        this.places = places;
        this.bytes = bytes;
        this.order = order;
    }

    static long place(int offset, int length, Vr vr) {
        return (long) offset << 24 | (long) length << 8 | vr.ordinal() + 1;
    }

    /** The same value in bytes that begin elsewhere. */
    static long moved(long place, int by) {
        return place == 0 ? 0 : place - ((long) by << 24);
    }

    /** The element of that index and tag. */
    Element element(int index, int tag) {
        long place = places[index];
        Value.Bytes value = length(place) == 0
                ? EMPTY
                : new Value.Bytes(Arrays.copyOfRange(bytes, offset(place), offset(place) + length(place)), order);
        return new Element(tag, VRS[vrNumber(place)], value);
    }

    Vr vr(int index) {
        return VRS[vrNumber(places[index])];
    }

    /** The values of a VR of kind TEXT, as {@link DicomText#decode} has them, without a copy of their bytes. */
    List<String> texts(int index) {
        long place = places[index];
        return length(place) == 0
                ? List.of()
                : DicomText.latinValues(vr(index), bytes, offset(place), offset(place) + length(place));
    }

    /** As {@link BinaryValues#numbers}. */
    double[] numbers(int index) {
        long place = places[index];
        return BinaryValues.numbers(
                vr(index),
                ByteBuffer.wrap(bytes, offset(place), length(place)).slice().order(order));
    }

    boolean same(int index, ShortValues other, int otherIndex) {
        long here = places[index];
        long there = other.places[otherIndex];
        return vrNumber(here) == vrNumber(there)
                && (order == other.order || length(here) == 0)
                && Arrays.equals(
                        bytes,
                        offset(here),
                        offset(here) + length(here),
                        other.bytes,
                        offset(there),
                        offset(there) + length(there));
    }

    private static int offset(long place) {
        return (int) (place >>> 24);
    }

    private static int length(long place) {
        return (int) (place >>> 8) & 0xFFFF;
    }

    private static int vrNumber(long place) {
        return (int) (place & 0xFF) - 1;
    }
}
