package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** One DICOM file as the body of a store request: multipart/related; type="application/dicom" (PS3.18 8.6.1.2). */
final class DicomMultipartBody extends RequestBody {
    private final byte[] head;
    private final byte[] file;
    private final byte[] tail;
    private final MediaType type;

    DicomMultipartBody(String boundary, byte[] file) {
        this.head =
                ("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        this.file = file;
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        this.type = MediaType.get("multipart/related; type=\"application/dicom\"; boundary=" + boundary);
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return (long) head.length + file.length + tail.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(head);
        sink.write(file);
        sink.write(tail);
    }
}
