package org.overread.reporting.archive;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.reporting.dicomweb.MultipartException;
import org.overread.reporting.dicomweb.MultipartReader;

/** Answers store requests (PS3.18 10.5). Every part is read as DICOM before it counts as stored. */
final class StoreHandler {
    /** Failure reasons (PS3.18 I.2.2). */
    private static final int DUPLICATE_SOP_INSTANCE = 0x0111;

    private static final int CANNOT_UNDERSTAND = 0xC000;
    private static final int OTHER_STUDY = 0xA900;

    private static final int MAX_PARTS = 1000;
    private static final long MAX_PART_BYTES = 2L << 30;

    private final ArchiveFolder folder;
    private final String root;

    StoreHandler(ArchiveFolder folder, String root) {
        this.folder = folder;
        this.root = root;
    }

    /** @param studyInstanceUid the study that the request is limited to */
    void handle(HttpExchange exchange, Optional<String> studyInstanceUid) throws IOException {
        String contentType = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        StoreAnswer answer = new StoreAnswer();
        try (InputStream body = exchange.getRequestBody()) {
            MultipartReader parts = new MultipartReader(body, contentType, MAX_PARTS, MAX_PART_BYTES);
            for (Optional<Map<String, String>> part = parts.next(); part.isPresent(); part = parts.next()) {
                receive(parts, studyInstanceUid, answer);
            }
        } catch (MultipartException e) {
            int status = switch (e.kind()) {
                case MALFORMED -> contentType.startsWith("multipart/") ? 400 : 415;
                case TRUNCATED -> 400;
                case TOO_LARGE -> 413;
            };
            Answers.text(exchange, status, e.getMessage());
            return;
        }
        Answers.bytes(exchange, answer.status(), "application/dicom+json", answer.json());
    }

    private void receive(MultipartReader parts, Optional<String> study, StoreAnswer answer) throws IOException {
        Path partial = folder.newPartial();
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                parts.copyTo(out);
            }
            keep(partial, study, answer);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void keep(Path partial, Optional<String> study, StoreAnswer answer) throws IOException {
        DataSet dataSet;
        try {
            dataSet = DicomReader.read(partial).dataSet();
        } catch (DicomException e) {
            answer.failed("", "", CANNOT_UNDERSTAND);
            return;
        }
        String sopClass = dataSet.string(Tag.SOPClassUID).orElse("");
        String sopInstance = dataSet.string(Tag.SOPInstanceUID).orElse("");
        String ownStudy = dataSet.string(Tag.StudyInstanceUID).orElse("");
        String series = dataSet.string(Tag.SeriesInstanceUID).orElse("");
        if (sopClass.isEmpty() || !Uids.isValid(sopInstance) || !Uids.isValid(ownStudy) || !Uids.isValid(series)) {
            answer.failed(sopClass, sopInstance, CANNOT_UNDERSTAND);
        } else if (study.isPresent() && !study.get().equals(ownStudy)) {
            answer.failed(sopClass, sopInstance, OTHER_STUDY);
        } else if (folder.keep(partial, sopInstance) == ArchiveFolder.Kept.CONFLICTING) {
            answer.failed(sopClass, sopInstance, DUPLICATE_SOP_INSTANCE);
        } else {
            answer.stored(
                    sopClass, sopInstance, root + "/" + ownStudy + "/series/" + series + "/instances/" + sopInstance);
        }
    }
}
