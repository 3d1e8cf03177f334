package org.overread.core.dicom;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes a file's elements as text, one a line, items indented: {@code (0028,0010) US 512  # Rows}. */
public final class DicomDump {
    private static final int LONGEST_VALUE = 120;
    private static final int MOST_BYTES_SHOWN = 16;

    private final Writer out;

    private DicomDump(Writer out) {
        this.out = out;
    }

    /** Writes file meta information and data set; the writer is flushed, not closed. */
    public static void write(DicomFile file, Writer out) throws IOException {
        DicomDump dump = new DicomDump(out);
        dump.dataSet(file.meta(), 0);
        out.write("# " + TransferSyntax.nameOf(file.transferSyntaxUid()) + "\n");
        dump.dataSet(file.dataSet(), 0);
        out.flush();
    }

    private void dataSet(DataSet dataSet, int depth) throws IOException {
        for (Element element : dataSet.elements()) {
            String keyword = keyword(dataSet, element.tag());
            line(
                    depth,
                    Tags.format(element.tag()) + " " + element.vr() + " " + value(dataSet, element)
                            + (keyword.isEmpty() ? "" : "  # " + keyword));
            if (element.value() instanceof Value.Items items) {
                int number = 0;
                for (DataSet item : items.items()) {
                    line(depth + 1, "item " + ++number);
                    dataSet(item, depth + 2);
                }
            }
        }
    }

    /** The standard's keyword; of a private attribute its creator and, where it is public, its name. */
    private static String keyword(DataSet dataSet, int tag) {
        if (!Tags.isPrivate(tag) || (tag & 0xFFFF) < 0x1000) {
            return DicomDictionary.keyword(tag);
        }
        return dataSet.string(PrivateDictionary.creatorTag(tag))
                .map(creator -> PrivateDictionary.entry(creator, tag)
                        .map(entry -> creator + ": " + entry.name())
                        .orElse(creator))
                .orElse("");
    }

    private void line(int depth, String text) throws IOException {
        out.write("  ".repeat(depth) + text + "\n");
    }

    private static String value(DataSet dataSet, Element element) {
        return switch (element.value()) {
            case Value.Items items -> items.items().size() + (items.items().size() == 1 ? " item" : " items");
            case Value.Bulk bulk -> bulk.length() + " bytes at " + bulk.offset();
            case Value.Fragments fragments -> fragments(fragments);
            case Value.Bytes bytes when bytes.bytes().length == 0 -> "(empty)";
            case Value.Bytes bytes -> shortened(inMemory(dataSet, element, bytes));
        };
    }

    private static String fragments(Value.Fragments value) {
        long length = value.fragments().stream().mapToLong(Value.Stored::length).sum();
        return value.fragments().size() + " fragments, " + length + " bytes, offset table of "
                + value.basicOffsetTable().length;
    }

    private static String inMemory(DataSet dataSet, Element element, Value.Bytes value) {
        return switch (element.vr().kind()) {
            case TEXT, CHARACTERS, PARAGRAPH -> "[" + printable(dataSet.strings(element.tag())) + "]";
            case BINARY -> element.vr() == Vr.AT ? tags(value) : numbers(element.vr(), value);
            case BULK, SEQUENCE -> hex(value.bytes());
        };
    }

    private static String printable(List<String> values) {
        StringBuilder text = new StringBuilder();
        String.join("\\", values)
                .codePoints()
                .limit(LONGEST_VALUE + 1L)
                .forEach(character -> text.appendCodePoint(Character.isISOControl(character) ? '·' : character));
        return text.toString();
    }

    private static String tags(Value.Bytes value) {
        StringBuilder text = new StringBuilder();
        for (int tag : BinaryValues.tags(value)) {
            text.append(text.isEmpty() ? "" : "\\").append(Tags.format(tag));
        }
        return text.toString();
    }

    private static String numbers(Vr vr, Value.Bytes value) {
        StringBuilder text = new StringBuilder();
        for (double number : BinaryValues.numbers(vr, value)) {
            text.append(text.isEmpty() ? "" : "\\")
                    .append(number == Math.rint(number) && Math.abs(number) < 1e15 ? "" + (long) number : "" + number);
            if (text.length() > LONGEST_VALUE) {
                break;
            }
        }
        return text.isEmpty() ? hex(value.bytes()) : text.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length + " bytes:");
        for (int i = 0; i < Math.min(MOST_BYTES_SHOWN, bytes.length); i++) {
            text.append(String.format(Locale.ROOT, " %02X", bytes[i] & 0xFF));
        }
        return text.append(bytes.length > MOST_BYTES_SHOWN ? " …" : "").toString();
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
