package org.overread.core.dicom;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Writes data sets as DICOM files (PS3.10), explicit little endian, lengths defined. The same data set always gives the
 * same bytes.
 *
 * <p>Text: in the data set's Specific Character Set; where there is none, or items differ from it, and any text goes
 * beyond ASCII, all of it becomes UTF-8 (ISO_IR 192).
 *
 * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE without SOP Class and Instance UID, UNSUPPORTED for encapsulated
 * pixel data, TOO_LARGE for a value beyond its VR.
 */
public final class DicomWriter {
    /** Identifies this implementation (PS3.7 D.3.3.2); derived from a UUID (PS3.5 B.2). */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.305221351997618391602068822956443094844";

    public static final String IMPLEMENTATION_VERSION_NAME = "OVERREAD_1";

    /** The file's bytes. */
    public static byte[] toBytes(DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(dataSet, out);
        return out.toByteArray();
    }

    /**
     * A file as it was read, in its own transfer syntax: the data set byte for byte, delimiters, mislabelled elements and
     * their order included (a deflated one is deflated anew). The preamble is zero; a file without meta information is
     * written without both.
     */
    public static void writeAsRead(DicomFile file, OutputStream out) throws IOException {
        if (!file.meta().isEmpty()) {
            writePrefix(out);
            new DataSetEncoder(Encoding.EXPLICIT_LITTLE, true).write(file.meta(), out);
        }
        TransferSyntax syntax =
                TransferSyntax.ofUid(file.transferSyntaxUid()).orElse(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        DataSetEncoder encoder = new DataSetEncoder(file.dataSet().readAs(syntax.encoding()), true);
        if (!syntax.deflated()) {
            encoder.write(file.dataSet(), out);
            return;
        }
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
            encoder.write(file.dataSet(), deflated);
            deflated.finish();
        }
    }

    /** Writes the file whole or not at all: beside the target, synced to disk, then renamed over it. */
    public static void write(DataSet dataSet, Path target) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        Path partial = Files.createTempFile(directory, ".", ".partial");
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                write(dataSet, out);
                out.flush();
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void write(DataSet dataSet, OutputStream out) throws IOException {
        if (dataSet.elements().stream().anyMatch(element -> element.value() instanceof Value.Fragments)) {
            throw new DicomException(Kind.UNSUPPORTED, "encapsulated pixel data has no explicit little endian form");
        }
        DataSetEncoder encoder = new DataSetEncoder(Encoding.EXPLICIT_LITTLE, false);
        writeMeta(meta(dataSet, TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid()), out);
        encoder.write(TextEncodings.agree(dataSet) ? dataSet : Utf8Copy.of(dataSet), out);
    }

    static DataSet meta(DataSet dataSet, String transferSyntaxUid) throws DicomException {
        String sopClass = required(dataSet, Tag.SOPClassUID);
        String sopInstance = required(dataSet, Tag.SOPInstanceUID);
        return new DataSet()
                .putBytes(Tag.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
                .putString(Tag.MediaStorageSOPClassUID, Vr.UI, sopClass)
                .putString(Tag.MediaStorageSOPInstanceUID, Vr.UI, sopInstance)
                .putString(Tag.TransferSyntaxUID, Vr.UI, transferSyntaxUid)
                .putString(Tag.ImplementationClassUID, Vr.UI, IMPLEMENTATION_CLASS_UID)
                .putString(Tag.ImplementationVersionName, Vr.SH, IMPLEMENTATION_VERSION_NAME);
    }

    private static String required(DataSet dataSet, int tag) throws DicomException {
        return dataSet.string(tag)
                .orElseThrow(() -> new DicomException(
                        Kind.MISSING_ATTRIBUTE, Tags.format(tag) + " " + DicomDictionary.keyword(tag)));
    }

    /** Preamble, prefix and the meta group with its group length. */
    private static void writeMeta(DataSet meta, OutputStream out) throws IOException {
        DataSetEncoder encoder = new DataSetEncoder(Encoding.EXPLICIT_LITTLE, false);
        meta.putInteger(Tag.FileMetaInformationGroupLength, Vr.UL, (int) encoder.length(meta));
        writePrefix(out);
        encoder.write(meta, out);
    }

    private static void writePrefix(OutputStream out) throws IOException {
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
    }

    private DicomWriter() {}
}
