package org.overread.reporting.archive;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;

/** Answers retrieval of one instance, as it was stored (PS3.18 10.4). */
final class RetrieveHandler {
    private static final String BOUNDARY = "overread-archive-instance";

    private final ArchiveFolder folder;

    RetrieveHandler(ArchiveFolder folder) {
        this.folder = folder;
    }

    void handle(HttpExchange exchange, String study, String series, String instance) throws IOException {
        Optional<Path> file = folder.find(instance);
        if (file.isEmpty() || !liesIn(file.get(), study, series)) {
            Answers.text(exchange, 404, "no such instance");
            return;
        }
        byte[] head =
                ("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders()
                .set("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY);
        exchange.sendResponseHeaders(200, head.length + Files.size(file.get()) + tail.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(head);
            Files.copy(file.get(), out);
            out.write(tail);
        }
    }

    private static boolean liesIn(Path file, String study, String series) throws IOException {
        DataSet dataSet = DicomReader.read(file).dataSet();
        return dataSet.string(Tag.StudyInstanceUID).filter(study::equals).isPresent()
                && dataSet.string(Tag.SeriesInstanceUID).filter(series::equals).isPresent();
    }
}
