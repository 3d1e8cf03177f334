package org.overread.core.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.overread.core.audit.OwnerOnly;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Takes the files of a zip out of it, into one folder, under numbers: a name within the zip is no path here. An entry that
 * is encrypted or damaged ends it with a {@link DicomException} that says so.
 *
 * <p>Bounds: 100,000 entries, 4 GiB a file, 64 GiB in all, and no entry beyond 1,100 times its packed size (deflate cannot
 * do more).
 */
public final class ZipUnpacking {
    private static final int MOST_ENTRIES = 100_000;
    private static final long LARGEST = 4L << 30;
    private static final long MOST_BYTES = 64L << 30;
    private static final long DEFLATE_RATIO = 1_100;
    private static final int PREAMBLE = 128;

    private final Path zip;
    private final Path folder;
    private final IngestProgress progress;
    private long bytes;

    private ZipUnpacking(Path zip, Path folder, IngestProgress progress) {
        this.zip = zip;
        this.folder = folder;
        this.progress = progress;
    }

    /** Whether a file begins as a zip does and is no DICOM file. */
    public static boolean isZip(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PREAMBLE + 4);
            boolean zip = start.length >= 4
                    && start[0] == 'P'
                    && start[1] == 'K'
                    && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
            boolean dicom = start.length == PREAMBLE + 4
                    && new String(start, PREAMBLE, 4, StandardCharsets.US_ASCII).equals("DICM");
            return zip && !dicom;
        }
    }

    /**
     * Blocking; interrupting the thread ends it.
     *
     * @param folder where the files are put, made if it is not there, readable by the account alone
     * @throws DicomException for a zip that is encrypted, damaged or beyond the bounds
     */
    public static void unpack(Path zip, Path folder, IngestProgress progress) throws IOException, InterruptedException {
        new ZipUnpacking(zip, folder, progress).run();
    }

    private void run() throws IOException, InterruptedException {
        OwnerOnly.folder(folder);
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            if (file.size() > MOST_ENTRIES) {
                throw refused(Kind.TOO_LARGE, "has more than 100,000 entries");
            }
            int number = 0;
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                number++;
                if (!entry.isDirectory()) {
                    take(file, entry, folder.resolve(String.format(Locale.ROOT, "%06d.dcm", number)));
                }
                progress.read(number, file.size());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (ZipException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw encrypted
                    ? refused(Kind.UNSUPPORTED, "is encrypted: unpack it with its password and open the folder")
                    : refused(Kind.MALFORMED, "is damaged or no zip");
        }
    }

    private void take(ZipFile file, ZipEntry entry, Path to) throws IOException {
        long most = Math.min(LARGEST, MOST_BYTES - bytes);
        if (entry.getCompressedSize() >= 0) {
            most = Math.min(most, 4096 + entry.getCompressedSize() * DEFLATE_RATIO);
        }
        OwnerOnly.file(to);
        try (InputStream in = new BufferedInputStream(file.getInputStream(entry));
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            CRC32 sum = new CRC32();
            long taken = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                taken += count;
                refuseBeyond(most, taken);
                out.write(buffer, 0, count);
                sum.update(buffer, 0, count);
            }
            if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
                throw refused(Kind.MALFORMED, "is damaged");
            }
            bytes += taken;
        } catch (EOFException e) {
            throw refused(Kind.MALFORMED, "is damaged or no zip");
        }
    }

    private void refuseBeyond(long most, long taken) throws DicomException {
        if (taken > most) {
            throw refused(Kind.TOO_LARGE, "unpacks to more than a study can be");
        }
    }

    private DicomException refused(Kind kind, String why) {
        return new DicomException(kind, "the zip " + why);
    }
}
