package org.overread.core.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;

/**
 * UIDs for images older than DICOM, which have none: made of the patient's ID, the study's date and number and the
 * series' number, the image's of its bytes, so that a file has the same ones wherever it is opened.
 */
public final class AcrNemaUids {

    /**
     * An image with no UID whatever, as ACR-NEMA had none, gets its own; anything else is left as it is. Without a Patient
     * ID each image is a study by itself: nothing says that two of them are of one patient.
     */
    public static void complete(Path file, DicomFile read) throws IOException {
        DataSet header = read.dataSet();
        if (!read.meta().isEmpty() || !hasNoUid(header) || !header.contains(Tag.Rows)) {
            return;
        }
        String image = digest(file);
        String patient = text(header, Tag.PatientID);
        String study = Uids.named(String.join(
                "\n",
                "study",
                patient.isEmpty() ? image : patient,
                text(header, Tag.PatientName),
                text(header, Tag.StudyDate),
                text(header, Tag.StudyID)));
        header.putString(Tag.StudyInstanceUID, Vr.UI, study);
        header.putString(Tag.SeriesInstanceUID, Vr.UI, series(header));
        header.putString(Tag.SOPInstanceUID, Vr.UI, Uids.named("image\n" + image));
        header.putString(Tag.SOPClassUID, Vr.UI, SopClass.SECONDARY_CAPTURE);
    }

    /** Whether an image's UIDs are of this kind: no archive knows it by them. */
    static boolean are(DataSet header) {
        return text(header, Tag.SOPClassUID).equals(SopClass.SECONDARY_CAPTURE)
                && text(header, Tag.SeriesInstanceUID).equals(series(header));
    }

    private static boolean hasNoUid(DataSet header) {
        return !header.contains(Tag.SOPClassUID)
                && !header.contains(Tag.SOPInstanceUID)
                && !header.contains(Tag.StudyInstanceUID)
                && !header.contains(Tag.SeriesInstanceUID);
    }

    private static String series(DataSet header) {
        return Uids.named(String.join(
                "\n",
                "series",
                text(header, Tag.StudyInstanceUID),
                text(header, Tag.Modality),
                text(header, Tag.SeriesNumber)));
    }

    private static String text(DataSet header, int tag) {
        return header.string(tag).orElse("");
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private AcrNemaUids() {}
}
