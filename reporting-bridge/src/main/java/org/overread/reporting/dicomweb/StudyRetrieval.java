package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.overread.core.audit.OwnerOnly;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.RetrievedStudy;
import org.overread.core.worklist.StudyArchive;

/**
 * One retrieval: the whole study in one answer first, then what did not come, instance by instance. An answer that breaks
 * off loses no file that was whole by then.
 *
 * <p>Bounds: 100,000 instances, 16 GiB a file. Files are named by their SOP Instance UID, whatever the archive calls them.
 */
final class StudyRetrieval {
    private static final String DICOM = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
    private static final int MAX_INSTANCES = 100_000;
    private static final long MAX_FILE_BYTES = 16L << 30;
    private static final int ROUNDS = 2;

    private final DicomWebArchive archive;
    private final String study;
    private final Path folder;
    private final StudyArchive.RetrievalListener listener;
    /** Series Instance UID by SOP Instance UID, as the archive lists them. */
    private final Map<String, String> listed = new LinkedHashMap<>();

    private final Map<String, Path> arrived = new LinkedHashMap<>();
    private final Map<String, String> missing = new TreeMap<>();
    private int strangers;

    StudyRetrieval(DicomWebArchive archive, String study, Path folder, StudyArchive.RetrievalListener listener)
            throws ArchiveException {
        if (!isUid(study)) {
            throw new ArchiveException("no Study Instance UID");
        }
        this.archive = archive;
        this.study = study;
        this.folder = folder;
        this.listener = listener;
    }

    RetrievedStudy run() throws IOException {
        OwnerOnly.folder(folder);
        String trouble = list();
        takeWhatIsThere();
        if (listed.isEmpty() || arrived.size() < listed.size() / 2) {
            // where most is here already, the whole study again would cost more than what is missing
            trouble = whole(trouble);
        }
        for (int round = 0; round < ROUNDS && !outstanding().isEmpty(); round++) {
            oneByOne();
        }
        if (arrived.isEmpty()) {
            throw new ArchiveException(trouble.isEmpty() ? "the archive gives no images of this study" : trouble);
        }
        return new RetrievedStudy(List.copyOf(arrived.values()), lines(trouble));
    }

    // --- what is to come --------------------------------------------------------------------------------------------

    /** What the archive says it has; why it does not say, or "". */
    private String list() {
        HttpUrl url = archive.resource("/studies/" + study + "/instances")
                .newBuilder()
                .addQueryParameter("limit", Integer.toString(MAX_INSTANCES))
                .build();
        try {
            for (DataSet line : archive.list(url)) {
                String instance = line.string(Tag.SOPInstanceUID).orElse("");
                String series = line.string(Tag.SeriesInstanceUID).orElse("");
                if (isUid(instance) && isUid(series) && listed.size() < MAX_INSTANCES) {
                    listed.put(instance, series);
                }
            }
            return "";
        } catch (ArchiveException e) {
            return e.getMessage();
        }
    }

    private void takeWhatIsThere() {
        listed.keySet().forEach(instance -> {
            Path file = folder.resolve(instance + ".dcm");
            if (Files.isRegularFile(file)) {
                arrived(instance, file);
            }
        });
    }

    private List<String> outstanding() {
        return listed.keySet().stream()
                .filter(instance -> !arrived.containsKey(instance))
                .toList();
    }

    private List<String> lines(String trouble) {
        List<String> lines = new ArrayList<>();
        outstanding().forEach(instance -> lines.add(instance + ": " + missing.getOrDefault(instance, "not sent")));
        if (strangers > 0) {
            lines.add(strangers + " files that are no instances of this study were left out");
        }
        if (listed.isEmpty() && !trouble.isEmpty()) {
            lines.add("more may be missing: " + trouble);
        }
        return lines;
    }

    // --- what comes -------------------------------------------------------------------------------------------------

    /** Why the answer broke off, or "". */
    private String whole(String before) throws IOException {
        try {
            take(archive.resource("/studies/" + study), MAX_INSTANCES);
            return before;
        } catch (ArchiveException e) {
            return e.getMessage();
        }
    }

    private void oneByOne() throws IOException {
        for (String instance : outstanding()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                take(
                        archive.resource(
                                "/studies/" + study + "/series/" + listed.get(instance) + "/instances/" + instance),
                        1);
            } catch (ArchiveException e) {
                missing.put(instance, e.getMessage());
            }
        }
    }

    private void take(HttpUrl url, int most) throws IOException {
        try (Response response = archive.open(url, DICOM)) {
            if (response.header("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("text/html")) {
                throw new ArchiveException(
                        archive.name() + " gives a web page instead of images: check its address and the sign-in");
            }
            MultipartReader parts = new MultipartReader(
                    response.body().byteStream(), response.header("Content-Type", ""), most, MAX_FILE_BYTES);
            while (nextPart(parts)) {
                Path incoming = Files.createTempFile(folder, "incoming-", ".part");
                try {
                    copy(parts, incoming);
                    keep(incoming);
                } finally {
                    Files.deleteIfExists(incoming);
                }
            }
        } catch (MultipartException e) {
            throw new ArchiveException(archive.name() + ": its answer broke off or is malformed: " + e.getMessage(), e);
        }
    }

    private boolean nextPart(MultipartReader parts) throws IOException {
        try {
            return parts.next().isPresent();
        } catch (MultipartException e) {
            throw e;
        } catch (IOException e) {
            throw archive.broken(e);
        }
    }

    private void copy(MultipartReader parts, Path incoming) throws IOException {
        try (OutputStream file = new IncomingFile(Files.newOutputStream(incoming))) {
            parts.copyTo(file);
        } catch (MultipartException | IncomingFile.DiskException e) {
            throw e;
        } catch (IOException e) {
            throw archive.broken(e);
        }
    }

    private void keep(Path incoming) throws IOException {
        DataSet header;
        try {
            header = DicomReader.read(incoming).dataSet();
        } catch (IOException e) {
            strangers++;
            return;
        }
        String instance = header.string(Tag.SOPInstanceUID).orElse("");
        boolean ours = header.string(Tag.StudyInstanceUID).filter(study::equals).isPresent();
        if (!ours || !isUid(instance)) {
            strangers++;
        } else if (!arrived.containsKey(instance)) {
            Path file = folder.resolve(instance + ".dcm");
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            arrived(instance, file);
        }
    }

    private void arrived(String instance, Path file) {
        arrived.put(instance, file);
        listener.arrived(file, arrived.size(), Math.max(listed.size(), listed.isEmpty() ? 0 : arrived.size()));
    }

    private static boolean isUid(String text) {
        return text.length() <= 64 && text.matches("[0-9]+(\\.[0-9]+)*");
    }
}
