package org.overread.core.dicom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes data sets in the DICOM JSON Model (PS3.18 F), streaming. Text is decoded, and Specific Character Set said to be
 * ISO_IR 192, as JSON is UTF-8. Group lengths are left out; file meta information is no part of the model.
 *
 * <p>Bulk values are named by where they lie: {@code "BulkDataURI": "?offset=1234&length=5678"}, relative to the file
 * that was read, with {@code &order=big} where it is big endian; fragments from the Basic Offset Table's item on. Values in
 * memory are inline.
 */
public final class DicomJsonWriter {
    private static final int ITEM_HEADER = 8;
    private static final String[] NAME_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

    private final JsonGenerator json;

    private DicomJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes one data set; the writer is flushed, not closed. */
    public static void write(DataSet dataSet, Writer out) throws IOException {
        JsonFactory factory = JsonFactory.builder().build();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new DicomJsonWriter(json).dataSet(dataSet);
        }
    }

    private void dataSet(DataSet dataSet) throws IOException {
        json.writeStartObject();
        for (Element element : dataSet.elements()) {
            if ((element.tag() & 0xFFFF) != 0) {
                element(dataSet, element);
            }
        }
        json.writeEndObject();
    }

    private void element(DataSet dataSet, Element element) throws IOException {
        json.writeObjectFieldStart(hex(element.tag()));
        json.writeStringField("vr", element.vr().name());
        switch (element.value()) {
            case Value.Items items -> items(items.items());
            case Value.Bulk bulk ->
                json.writeStringField(
                        "BulkDataURI",
                        uri(bulk.offset(), bulk.length()) + (bulk.order() == ByteOrder.BIG_ENDIAN ? "&order=big" : ""));
            case Value.Fragments fragments -> fragments(element, fragments);
            case Value.Bytes bytes -> bytes(dataSet, element, bytes);
        }
        json.writeEndObject();
    }

    private void items(List<DataSet> items) throws IOException {
        if (!items.isEmpty()) {
            json.writeArrayFieldStart("Value");
            for (DataSet item : items) {
                dataSet(item);
            }
            json.writeEndArray();
        }
    }

    private void bytes(DataSet dataSet, Element element, Value.Bytes value) throws IOException {
        if (value.bytes().length == 0) {
            return;
        }
        if (element.vr().kind() == Vr.Kind.BULK || element.vr() == Vr.SQ) {
            int width = ByteSwap.width(element.vr());
            boolean swap = value.order() != Encoding.EXPLICIT_LITTLE.order() && width > 1;
            json.writeFieldName("InlineBinary");
            json.writeBinary(swap ? ByteSwap.swapped(value.bytes(), width) : value.bytes());
            return;
        }
        if (element.vr() == Vr.DS || element.vr() == Vr.IS) {
            decimals(element.vr(), value.bytes());
            return;
        }
        List<String> texts = DicomText.isText(element.vr()) ? texts(dataSet, element) : List.of();
        if (texts.size() == 1 && texts.get(0).isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("Value");
        if (element.vr().kind() == Vr.Kind.BINARY) {
            new DicomJsonNumbers(json).binary(element.vr(), value);
        } else {
            text(element, texts);
        }
        json.writeEndArray();
    }

    private static List<String> texts(DataSet dataSet, Element element) {
        return element.tag() == Tag.SpecificCharacterSet
                ? List.of(SpecificCharacterSet.UTF_8_TERM)
                : dataSet.strings(element.tag());
    }

    private void text(Element element, List<String> values) throws IOException {
        for (String value : values) {
            if (value.isEmpty()) {
                json.writeNull();
            } else if (element.vr() == Vr.PN) {
                name(value);
            } else {
                json.writeString(value);
            }
        }
    }

    /** Contours can have millions of them: one text at a time. */
    private void decimals(Vr vr, byte[] bytes) throws IOException {
        boolean any = false;
        for (int from = 0; from <= bytes.length; ) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\\') {
                end++;
            }
            String value = DicomText.trimmed(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
            boolean last = end >= bytes.length;
            if (any || !last || !value.isEmpty()) {
                decimal(vr, value, !any);
                any = true;
            }
            from = end + 1;
        }
        if (any) {
            json.writeEndArray();
        }
    }

    private void decimal(Vr vr, String value, boolean first) throws IOException {
        if (first) {
            json.writeArrayFieldStart("Value");
        }
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            new DicomJsonNumbers(json).decimal(vr, value);
        }
    }

    private void name(String value) throws IOException {
        String[] groups = value.split("=", 3);
        json.writeStartObject();
        for (int i = 0; i < groups.length; i++) {
            if (!groups[i].isEmpty()) {
                json.writeStringField(NAME_GROUPS[i], groups[i]);
            }
        }
        json.writeEndObject();
    }

    /** Where the fragments lie in their file; in memory, the value field with its item headers. */
    private void fragments(Element element, Value.Fragments value) throws IOException {
        List<Value.Stored> fragments = value.fragments();
        if (!fragments.isEmpty()
                && fragments.getFirst() instanceof Value.Bulk first
                && fragments.getLast() instanceof Value.Bulk last) {
            long start = itemsStart(first, value.basicOffsetTable().length);
            json.writeStringField("BulkDataURI", uri(start, last.offset() + last.length() - start));
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DataSetEncoder(Encoding.IMPLICIT_LITTLE, true).write(new DataSet().put(element), out);
        byte[] whole = out.toByteArray();
        json.writeFieldName("InlineBinary");
        json.writeBinary(whole, 8, whole.length - 8);
    }

    /** Where the items begin: at the Basic Offset Table, or at the first fragment in a file that has no such item. */
    private static long itemsStart(Value.Bulk first, int offsets) throws IOException {
        long fragment = first.offset() - ITEM_HEADER;
        int length = 4 * offsets;
        long table = fragment - length - ITEM_HEADER;
        Value.Bulk before = new Value.Bulk(first.file(), Math.max(0, table), ITEM_HEADER, ByteOrder.LITTLE_ENDIAN);
        ByteBuffer header =
                ByteBuffer.wrap(StoredBytes.read(before, 0, ITEM_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        boolean isTable =
                header.getShort() == (short) 0xFFFE && header.getShort() == (short) 0xE000 && header.getInt() == length;
        return isTable ? table : fragment;
    }

    private static String uri(long offset, long length) {
        return "?offset=" + offset + "&length=" + length;
    }

    static String hex(int tag) {
        return String.format(Locale.ROOT, "%08X", tag);
    }
}
