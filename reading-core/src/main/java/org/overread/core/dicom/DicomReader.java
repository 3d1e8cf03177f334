package org.overread.core.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Reads DICOM files (PS3.10) and bare data sets, as written by the standard and as met in practice: with or without
 * preamble and meta information, mislabelled elements, data sets in another encoding than declared.
 *
 * <p>Errors: {@link DicomException} for every input that is not readable DICOM; other IOExceptions from the medium.
 *
 * <p>Thread: any; each call stands alone.
 */
public final class DicomReader {
    private static final int PREAMBLE = 128;

    private final DicomInput in;
    private final boolean despiteMissingPixels;
    private final ElementsRead elements;

    private DicomReader(DicomInput in, boolean despiteMissingPixels) {
        this(in, despiteMissingPixels, new ElementsRead());
    }

    private DicomReader(DicomInput in, boolean despiteMissingPixels, ElementsRead elements) {
        this.in = in;
        this.despiteMissingPixels = despiteMissingPixels;
        this.elements = elements;
    }

    /** The data set of a file; pixel data and other bulk values stay in it ({@link Value.Bulk}). */
    public static DicomFile read(Path file) throws IOException {
        try (DicomInput in = DicomInput.open(file)) {
            return new DicomReader(in, false).read();
        }
    }

    /**
     * As {@link #read(Path)}, of one file of many.
     *
     * @param length of the file in bytes, as has just been seen
     */
    public static DicomFile read(Path file, long length, ReadingRoom room) throws IOException {
        try (DicomInput in = DicomInput.open(file, length, room.window)) {
            return new DicomReader(in, false, room.elements).read();
        }
    }

    /** As {@link #read(Path)}, but pixel data that the file's end cuts off is taken as far as it goes. */
    public static DicomFile readDespiteMissingPixels(Path file) throws IOException {
        try (DicomInput in = DicomInput.open(file)) {
            return new DicomReader(in, true).read();
        }
    }

    /** The data set of a file that is in memory, all values included. */
    public static DicomFile read(byte[] file) throws IOException {
        try (DicomInput in = DicomInput.of(file)) {
            return new DicomReader(in, false).read();
        }
    }

    /** A bare data set in memory, without meta information, of a known transfer syntax. */
    public static DataSet readDataSet(byte[] bytes, TransferSyntax syntax) throws IOException {
        try (DicomInput in = DicomInput.of(bytes)) {
            return new DataSetParser(in, false, new ElementsRead()).dataSet(syntax.encoding());
        }
    }

    private DicomFile read() throws IOException {
        boolean prefixed = hasPrefixAt(PREAMBLE) && !isWithinBareDataSet();
        if (prefixed) {
            in.seek(PREAMBLE + 4);
        } else if (hasPrefixAt(0)) {
            in.seek(4);
        }
        DataSet meta = meta();
        Optional<String> declared = meta.string(Tag.TransferSyntaxUID);
        if (declared.isPresent()) {
            return declared(meta, declared.get());
        }
        return undeclared(meta, prefixed || !meta.isEmpty());
    }

    private DicomFile undeclared(DataSet meta, boolean begunAsDicom) throws IOException {
        if (begunAsDicom && in.remaining() < 8) {
            throw new DicomException(Kind.TRUNCATED, "ends before the data set");
        }
        Optional<TransferSyntax> guessed = SyntaxGuess.ofUndeclared(in);
        if (guessed.isEmpty() && !begunAsDicom) {
            throw new DicomException(Kind.NOT_DICOM, in.length() == 0 ? "empty file" : "not a DICOM file");
        }
        TransferSyntax syntax = guessed.orElse(SyntaxGuess.byVrLetters(in));
        return new DicomFile(
                meta, syntax.uid(), new DataSetParser(in, despiteMissingPixels, elements).dataSet(syntax.encoding()));
    }

    private DicomFile declared(DataSet meta, String uid) throws IOException {
        if (in.remaining() < 8) {
            throw new DicomException(Kind.TRUNCATED, "ends before the data set");
        }
        TransferSyntax syntax = TransferSyntax.ofUid(uid).orElse(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        if (syntax.deflated() && !SyntaxGuess.isSpelledOut(in)) {
            try (DicomInput inflated = DicomInput.of(Inflation.inflate(in))) {
                return new DicomFile(
                        meta, uid, new DataSetParser(inflated, false, elements).dataSet(syntax.encoding()));
            }
        }
        Encoding encoding = SyntaxGuess.ofDeclared(in, syntax.encoding());
        return new DicomFile(meta, uid, new DataSetParser(in, despiteMissingPixels, elements).dataSet(encoding));
    }

    /** Whether the prefix is part of a value: a data set begins with the first byte, and none after the prefix. */
    private boolean isWithinBareDataSet() throws IOException {
        if (SyntaxGuess.ofUndeclared(in).isEmpty()) {
            return false;
        }
        in.seek(PREAMBLE + 4);
        boolean goesOn = in.peek(0) == 2 && in.peek(1) == 0
                || SyntaxGuess.ofUndeclared(in).isPresent();
        in.seek(0);
        return !goesOn;
    }

    private boolean hasPrefixAt(int offset) throws IOException {
        return in.peek(offset + 3) == 'M'
                && in.peek(offset) == 'D'
                && in.peek(offset + 1) == 'I'
                && in.peek(offset + 2) == 'C';
    }

    /** File meta information: the elements of group 0002, explicit little endian; empty where there are none. */
    private DataSet meta() throws IOException {
        elements.clear();
        ElementsRead.Mark begin = elements.mark();
        DataSet meta = new DataSet();
        long declaredEnd = Long.MAX_VALUE;
        boolean ended = false;
        while (!ended && in.peek(0) == 2 && in.peek(1) == 0) {
            declaredEnd = metaElement(declaredEnd);
            if (in.position() >= declaredEnd && in.peek(0) == 2) {
                // deflated bytes can look like another element of group 0002; only then the declared length decides
                meta.fill(elements, begin, Encoding.EXPLICIT_LITTLE);
                ended = isDeflated(meta);
                meta.asRead().forEach(elements::add);
            }
        }
        meta.fill(elements, begin, Encoding.EXPLICIT_LITTLE);
        return meta;
    }

    /** Takes one element; gives where the last one of the group ends, if that is known. */
    private long metaElement(long declaredEnd) throws IOException {
        if (in.remaining() < 8) {
            throw new DicomException(Kind.TRUNCATED, "ends within the file meta information");
        }
        ElementHeader header = ElementHeader.read(in, Encoding.EXPLICIT_LITTLE);
        if (header.undefinedLength() || header.length() > in.remaining()) {
            throw new DicomException(
                    Kind.TRUNCATED, Tags.format(header.tag()) + " declares more bytes than the file has left");
        }
        boolean groupLength = header.tag() == Tag.FileMetaInformationGroupLength && header.length() == 4;
        if (!groupLength && header.vrAsRead() == 0 && elements.takes(header.length())) {
            elements.add(header.tag(), header.vr(), in, (int) header.length());
            return declaredEnd;
        }
        Value.Bytes value = new Value.Bytes(in.bytes((int) header.length()), ByteOrder.LITTLE_ENDIAN);
        Element element = new Element(header.tag(), header.vr(), value, header.vrAsRead());
        elements.add(element);
        return groupLength
                ? in.position()
                        + (long)
                                new DataSet().put(element).number(element.tag()).orElse(Double.MAX_VALUE)
                : declaredEnd;
    }

    private static boolean isDeflated(DataSet meta) {
        return meta.string(Tag.TransferSyntaxUID)
                .flatMap(TransferSyntax::ofUid)
                .map(TransferSyntax::deflated)
                .orElse(false);
    }
}
