package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.RetrievedStudy;
import org.overread.core.worklist.StudyArchive;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;
import org.overread.reporting.dicomweb.ArchiveSettings;
import org.overread.reporting.dicomweb.DicomWebArchive;
import org.overread.reporting.dicomweb.TlsTrust;

/** An archive as the settings name it, made ready when it is first asked: one that is set up wrongly fails alone, and says why. */
final class ConfiguredArchive implements StudyArchive, AutoCloseable {
    private final Archive archive;
    private Optional<DicomWebArchive> ready = Optional.empty();

    ConfiguredArchive(Archive archive) {
        this.archive = archive;
    }

    @Override
    public String name() {
        return archive.name();
    }

    @Override
    public List<WorklistStudy> find(StudySearch search) throws ArchiveException {
        return ready().find(search);
    }

    @Override
    public RetrievedStudy retrieve(String studyInstanceUid, Path folder, RetrievalListener listener)
            throws ArchiveException {
        return ready().retrieve(studyInstanceUid, folder, listener);
    }

    private synchronized DicomWebArchive ready() throws ArchiveException {
        if (ready.isEmpty()) {
            try {
                ready = Optional.of(new DicomWebArchive(new ArchiveSettings(
                        archive.name(),
                        archive.url(),
                        archive.allowPlainHttp(),
                        archive.credentials().authorization(),
                        trust(archive.certificates()),
                        archive.proxy(),
                        ArchiveSettings.IDLE)));
            } catch (IllegalArgumentException | IOException e) {
                throw new ArchiveException("settings.json: " + e.getMessage(), e);
            }
        }
        return ready.get();
    }

    private static TlsTrust trust(Archive.Certificates files) {
        return new TlsTrust(
                files.siteAuthorities(),
                files.client(),
                () -> files.clientPasswordFile().isPresent()
                        ? Credentials.firstLine(files.clientPasswordFile().get())
                        : "");
    }

    @Override
    public synchronized void close() {
        ready.ifPresent(DicomWebArchive::close);
    }
}
