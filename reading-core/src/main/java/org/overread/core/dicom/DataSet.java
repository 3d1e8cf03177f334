package org.overread.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A DICOM data set: elements in ascending tag order, values kept as bytes and interpreted on access.
 *
 * <p>Absent, empty and unreadable values are all {@code Optional.empty()} to the typed accessors; {@link #element} tells
 * them apart. Not thread-safe while it is being filled.
 */
public final class DataSet {
    private final NavigableMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

    /** All elements, ascending by tag. */
    public Collection<Element> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    public Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    public boolean contains(int tag) {
        return elements.containsKey(tag);
    }

    public DataSet put(Element element) {
        elements.put(element.tag(), element);
        return this;
    }

    public DataSet remove(int tag) {
        elements.remove(tag);
        return this;
    }

    // --- text -------------------------------------------------------------------------------------------------------

    /** The first value, padding removed; empty where absent, of zero length, or not text. */
    public Optional<String> string(int tag) {
        List<String> all = strings(tag);
        return all.isEmpty() || all.get(0).isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** All values, padding removed; empty where absent. */
    public List<String> strings(int tag) {
        Element element = elements.get(tag);
        if (element == null || !(element.value() instanceof Value.Bytes value) || value.bytes().length == 0) {
            return List.of();
        }
        return DicomText.decode(element.vr(), value.bytes(), this);
    }

    /** Puts text values, encoded by this data set's Specific Character Set (put that first; default: ASCII). */
    public DataSet putString(int tag, Vr vr, String... values) {
        return put(new Element(tag, vr, new Value.Bytes(DicomText.encode(vr, values, this), ByteOrder.LITTLE_ENDIAN)));
    }

    /** Puts an element of zero length (type 2 attributes without a value). */
    public DataSet putEmpty(int tag, Vr vr) {
        return vr == Vr.SQ
                ? putItems(tag)
                : put(new Element(tag, vr, new Value.Bytes(new byte[0], ByteOrder.LITTLE_ENDIAN)));
    }

    // --- numbers ----------------------------------------------------------------------------------------------------

    /** The first value as an integer, from binary VRs and IS; empty where absent or not a number. */
    public OptionalInt integer(int tag) {
        double[] values = numbers(tag);
        return values.length > 0 && values[0] == Math.rint(values[0]) && Math.abs(values[0]) <= Integer.MAX_VALUE
                ? OptionalInt.of((int) values[0])
                : OptionalInt.empty();
    }

    /** The first value as a number, from binary VRs, DS and IS; empty where absent or not a finite number. */
    public OptionalDouble number(int tag) {
        double[] values = numbers(tag);
        return values.length > 0 ? OptionalDouble.of(values[0]) : OptionalDouble.empty();
    }

    /** All values as numbers; an empty array where absent or where any of them is not a finite number. */
    public double[] numbers(int tag) {
        Element element = elements.get(tag);
        if (element == null || !(element.value() instanceof Value.Bytes value)) {
            return new double[0];
        }
        return switch (element.vr()) {
            case DS, IS -> DicomText.numbers(strings(tag));
            default -> BinaryValues.numbers(element.vr(), value);
        };
    }

    /** Puts US, SS, UL or SL values. */
    public DataSet putInteger(int tag, Vr vr, int... values) {
        return put(new Element(tag, vr, BinaryValues.ofIntegers(vr, values)));
    }

    /** Puts FD or FL values. */
    public DataSet putFloating(int tag, Vr vr, double... values) {
        return put(new Element(tag, vr, BinaryValues.ofFloating(vr, values)));
    }

    /** Puts opaque bytes (OB) or little-endian words (OW and the like), padded to even length with zero. */
    public DataSet putBytes(int tag, Vr vr, byte[] bytes) {
        byte[] even = bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + 1);
        return put(new Element(tag, vr, new Value.Bytes(even, ByteOrder.LITTLE_ENDIAN)));
    }

    /** The bytes of an in-memory value; empty where absent, a sequence, or left in its file. */
    public Optional<ByteBuffer> bytes(int tag) {
        Element element = elements.get(tag);
        return element != null && element.value() instanceof Value.Bytes(byte[] bytes, ByteOrder order)
                ? Optional.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(order))
                : Optional.empty();
    }

    // --- sequences --------------------------------------------------------------------------------------------------

    public List<DataSet> items(int tag) {
        Element element = elements.get(tag);
        return element != null && element.value() instanceof Value.Items(List<DataSet> items) ? items : List.of();
    }

    /** The first item. */
    public Optional<DataSet> item(int tag) {
        List<DataSet> items = items(tag);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /** Puts a sequence. */
    public DataSet putItems(int tag, DataSet... items) {
        return putItems(tag, List.of(items));
    }

    public DataSet putItems(int tag, List<DataSet> items) {
        return put(new Element(tag, Vr.SQ, new Value.Items(new ArrayList<>(items))));
    }

    /** The character set of text values here: Specific Character Set (0008,0005), or the enclosing data set's. */
    Charset charset() {
        return charset == null ? StandardCharsets.US_ASCII : charset;
    }

    private Charset charset;

    /** Set by the reader for nested items, and by {@link DicomText} when Specific Character Set is put. */
    void charset(Charset inherited) {
        charset = inherited;
    }
}
