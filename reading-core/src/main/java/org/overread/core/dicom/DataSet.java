package org.overread.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
    private static final Element[] NO_ELEMENTS = {};

    /** Null where a value is among the short ones. */
    private Element[] elements = NO_ELEMENTS;
    /** The elements' tags as {@link #key}, so that looking for one touches no other element. Others' too while there are short values. */
    private int[] keys = {};

    private int size;
    /** Null once elements were put or removed: then all of them are objects. */
    private ShortValues shortValues;

    private DataSet enclosing;
    private boolean undefinedLength;
    /** How the reader met it; null where not read or changed since. */
    private Encoding readAs;
    /** The elements as they stood in the file where that was against the ascending order; else null. */
    private List<Element> disorder;
    /** Worked out on first use. */
    private SpecificCharacterSet ownCharacterSet;

    /** All elements, ascending by tag. */
    public List<Element> elements() {
        return shortValues == null
                ? Collections.unmodifiableList(Arrays.asList(elements).subList(0, size))
                : Collections.unmodifiableList(all());
    }

    public Optional<Element> element(int tag) {
        return Optional.ofNullable(find(tag));
    }

    public boolean contains(int tag) {
        return indexOf(tag) >= 0;
    }

    /** Whether both have an element of this tag with the same bytes in the same VR, or neither has one. */
    public boolean agrees(int tag, DataSet other) {
        int here = indexOf(tag);
        int there = keys == other.keys ? here : other.indexOf(tag);
        if (here < 0 || there < 0) {
            return here < 0 && there < 0;
        }
        return elements[here] == null && other.elements[there] == null
                ? shortValues.same(here, other.shortValues, there)
                : at(here).equals(other.at(there));
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public DataSet put(Element element) {
        unpack();
        ownCharacterSet = element.tag() == Tag.SpecificCharacterSet ? null : ownCharacterSet;
        disorder = null;
        int at = indexOf(element.tag());
        if (at >= 0) {
            elements[at] = element;
            return this;
        }
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(8, size * 2));
            keys = Arrays.copyOf(keys, elements.length);
        }
        int insertion = -at - 1;
        System.arraycopy(elements, insertion, elements, insertion + 1, size - insertion);
        System.arraycopy(keys, insertion, keys, insertion + 1, size - insertion);
        elements[insertion] = element;
        keys[insertion] = key(element.tag());
        size++;
        return this;
    }

    public DataSet remove(int tag) {
        unpack();
        int at = indexOf(tag);
        if (at >= 0) {
            System.arraycopy(elements, at + 1, elements, at, size - at - 1);
            System.arraycopy(keys, at + 1, keys, at, size - at - 1);
            elements[--size] = null;
            ownCharacterSet = null;
            disorder = null;
        }
        return this;
    }

    /** Takes the elements of a data set as read: in any order; of a repeated tag the last one stays. */
    void fill(List<Element> read, Encoding encoding) {
        readAs = encoding;
        shortValues = null;
        if (ascending(read.stream().mapToInt(element -> key(element.tag())).toArray())) {
            elements = read.toArray(NO_ELEMENTS);
        } else {
            TreeMap<Integer, Element> sorted = new TreeMap<>(Integer::compareUnsigned);
            read.forEach(element -> sorted.put(element.tag(), element));
            elements = sorted.values().toArray(NO_ELEMENTS);
            disorder = List.copyOf(read);
        }
        size = elements.length;
        keys = new int[size];
        for (int i = 0; i < size; i++) {
            keys[i] = key(elements[i].tag());
        }
    }

    /** Takes what was read since a mark, and makes the reader forget it. */
    void fill(ElementsRead read, ElementsRead.Mark from, Encoding encoding) {
        readAs = encoding;
        keys = read.keys(from);
        elements = read.elements(from);
        size = keys.length;
        shortValues = read.shortValues(from, encoding.order());
        read.backTo(from);
        if (!ascending(keys)) {
            fill(all(), encoding);
        }
    }

    private static boolean ascending(int[] keys) {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1] >= keys[i]) {
                return false;
            }
        }
        return true;
    }

    private List<Element> all() {
        List<Element> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(at(i));
        }
        return all;
    }

    private Element at(int index) {
        Element element = elements[index];
        return element == null ? shortValues.element(index, key(keys[index])) : element;
    }

    private void unpack() {
        if (shortValues != null) {
            elements = all().toArray(NO_ELEMENTS);
            keys = keys.clone();
            shortValues = null;
        }
    }

    private Element find(int tag) {
        int at = indexOf(tag);
        return at < 0 ? null : at(at);
    }

    /** Index of the tag, or -(insertion point) - 1. Without a branch to be guessed: of a header's tags most are asked for in vain. */
    private int indexOf(int tag) {
        int key = key(tag);
        int from = 0;
        for (int left = size; left > 1; left -= left >>> 1) {
            int middle = from + (left >>> 1);
            from = keys[middle] <= key ? middle : from;
        }
        if (size == 0 || keys[from] > key) {
            return -from - 1;
        }
        return keys[from] == key ? from : -from - 2;
    }

    /** Ascends as signed numbers do where tags ascend as unsigned ones; of a key, its tag. */
    static int key(int tag) {
        return tag ^ Integer.MIN_VALUE;
    }

    // --- text -------------------------------------------------------------------------------------------------------

    /** The first value, padding removed; empty where absent, of zero length, or not text. */
    public Optional<String> string(int tag) {
        List<String> all = strings(tag);
        return all.isEmpty() || all.get(0).isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** All values, padding removed; empty where absent. */
    public List<String> strings(int tag) {
        int at = indexOf(tag);
        return at < 0 ? List.of() : stringsAt(at);
    }

    private List<String> stringsAt(int at) {
        if (elements[at] == null && shortValues.vr(at).kind() == Vr.Kind.TEXT) {
            return shortValues.texts(at);
        }
        Element element = at(at);
        if (!(element.value() instanceof Value.Bytes value) || value.bytes().length == 0) {
            return List.of();
        }
        int tag = element.tag();
        // text labelled as bytes, as met in practice
        Vr vr = element.vr() == Vr.OB || element.vr() == Vr.UN ? DicomDictionary.vr(tag) : element.vr();
        // a damaged VR must not make the character set depend on itself
        boolean inSet = DicomText.usesCharacterSet(vr) && tag != Tag.SpecificCharacterSet;
        return DicomText.decode(vr, value.bytes(), inSet ? characterSet() : SpecificCharacterSet.NONE);
    }

    /**
     * Puts text values, encoded by this data set's Specific Character Set. Where that lacks a character, the whole data
     * set changes to UTF-8 (ISO_IR 192); where there is none, the writer adds it.
     */
    public DataSet putString(int tag, Vr vr, String... values) {
        Optional<byte[]> bytes = DicomText.encode(vr, List.of(values), characterSet());
        if (bytes.isEmpty()) {
            changeToUtf8();
            return putString(tag, vr, values);
        }
        return put(new Element(tag, vr, new Value.Bytes(bytes.get(), ByteOrder.LITTLE_ENDIAN)));
    }

    /**
     * Puts decimal strings (DS): each the nearest to its value that 16 characters can hold (PS3.5 6.2).
     *
     * @throws IllegalArgumentException for a value that is not finite
     */
    public DataSet putDecimal(int tag, double... values) {
        return putString(
                tag, Vr.DS, Arrays.stream(values).mapToObj(DicomText::decimal).toArray(String[]::new));
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
        int at = indexOf(tag);
        if (at < 0) {
            return new double[0];
        }
        Element element = elements[at];
        Vr vr = element == null ? shortValues.vr(at) : element.vr();
        return switch (vr.kind()) {
            case BINARY, BULK -> binaryNumbers(at);
            case TEXT, CHARACTERS -> DicomText.numbers(stringsAt(at));
            case PARAGRAPH, SEQUENCE -> new double[0];
        };
    }

    private double[] binaryNumbers(int at) {
        Element element = elements[at];
        if (element == null) {
            return shortValues.numbers(at);
        }
        return element.value() instanceof Value.Bytes value ? BinaryValues.numbers(element.vr(), value) : new double[0];
    }

    /** All values of an AT attribute; an empty array where absent. */
    public int[] tags(int tag) {
        Element element = find(tag);
        return element != null && element.vr() == Vr.AT && element.value() instanceof Value.Bytes value
                ? BinaryValues.tags(value)
                : new int[0];
    }

    /** Puts US, SS, UL, SL or AT values. */
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
        Element element = find(tag);
        return element != null && element.value() instanceof Value.Bytes(byte[] bytes, ByteOrder order)
                ? Optional.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(order))
                : Optional.empty();
    }

    // --- sequences --------------------------------------------------------------------------------------------------

    public List<DataSet> items(int tag) {
        Element element = find(tag);
        return element != null && element.value() instanceof Value.Items items ? items.items() : List.of();
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

    // --- context ----------------------------------------------------------------------------------------------------

    /** How text is encoded here: by Specific Character Set (0008,0005), or as in the enclosing data set. */
    SpecificCharacterSet characterSet() {
        if (!contains(Tag.SpecificCharacterSet)) {
            return enclosing == null ? SpecificCharacterSet.NONE : enclosing.characterSet();
        }
        SpecificCharacterSet own = ownCharacterSet;
        if (own == null) {
            own = SpecificCharacterSet.of(strings(Tag.SpecificCharacterSet));
            ownCharacterSet = own;
        }
        return own;
    }

    /** Encodes all text here, not in items that name a character set of their own, in UTF-8. */
    void changeToUtf8() {
        DataSet copy = Utf8Copy.of(this);
        elements = copy.elements;
        keys = copy.keys;
        size = copy.size;
        shortValues = copy.shortValues;
        ownCharacterSet = null;
    }

    /** Set by the reader: the data set whose sequence holds this item. */
    void enclosedBy(DataSet outer, boolean withUndefinedLength) {
        enclosing = outer;
        undefinedLength = withUndefinedLength;
    }

    /** Whether this item was read with a delimiter instead of a length. */
    boolean undefinedLength() {
        return undefinedLength;
    }

    /** The encoding that this data set was read in; {@code other} where it was not read. */
    Encoding readAs(Encoding other) {
        return readAs == null ? other : readAs;
    }

    /** All elements in the order in which they were read, repeated ones included. */
    List<Element> asRead() {
        return disorder == null ? elements() : disorder;
    }

    /** Number of elements only: values can be patient data. */
    @Override
    public String toString() {
        return "data set of " + size + " elements";
    }
}
