package org.overread.reporting.dicomweb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.report.FrozenDocument;

/** Asks the destination, by WADO-RS, what it holds under a document's UID (PS3.18 10.4). */
final class StoredInstance {

    /** What it holds. */
    enum Found {
        /** The document: byte for byte, or with its content unchanged (a PACS may coerce other attributes). */
        SAME,
        DIFFERENT,
        /** Nothing under this UID, or it does not say. */
        UNKNOWN
    }

    static Found ask(OkHttpClient client, StowSettings settings, FrozenDocument document) throws IOException {
        DataSet ours = DicomReader.read(document.bytes()).dataSet();
        Request.Builder request = new Request.Builder()
                .url(url(settings.studiesUrl(), ours))
                .header("Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*");
        settings.authorization().header().ifPresent(value -> request.header("Authorization", value));
        try (Response response = client.newCall(request.build()).execute()) {
            if (response.code() != 200) {
                return Found.UNKNOWN;
            }
            byte[] theirs = firstPart(
                    response.body().byteStream(), response.header("Content-Type", ""), document.bytes().length);
            return Arrays.equals(theirs, document.bytes()) || sameContent(ours, theirs) ? Found.SAME : Found.DIFFERENT;
        } catch (MultipartException e) {
            return Found.UNKNOWN;
        }
    }

    private static String url(URI studies, DataSet ours) {
        return studies.toString().replaceAll("/+$", "") + "/"
                + ours.string(Tag.StudyInstanceUID).orElseThrow() + "/series/"
                + ours.string(Tag.SeriesInstanceUID).orElseThrow() + "/instances/"
                + ours.string(Tag.SOPInstanceUID).orElseThrow();
    }

    /** @param expected length of our file; theirs may differ by what a PACS adds */
    private static byte[] firstPart(InputStream body, String contentType, int expected) throws IOException {
        MultipartReader reader = new MultipartReader(body, contentType, 1, expected + (1L << 20));
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        if (reader.next().isPresent()) {
            reader.copyTo(part);
        }
        return part.toByteArray();
    }

    private static boolean sameContent(DataSet ours, byte[] file) throws IOException {
        DataSet theirs = DicomReader.read(file).dataSet();
        int content = ours.contains(Tag.ContentSequence) ? Tag.ContentSequence : Tag.PixelData;
        return ours.element(content).isPresent()
                && ours.element(content).equals(theirs.element(content))
                && ours.string(Tag.StudyInstanceUID).equals(theirs.string(Tag.StudyInstanceUID));
    }

    private StoredInstance() {}
}
