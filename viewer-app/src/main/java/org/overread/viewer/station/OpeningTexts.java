package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.Optional;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.viewer.theme.Texts;

/** What the reader is told when studies are opened. */
final class OpeningTexts {

    /** What a file or folder is called; a root has no name but its path. */
    static String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.getFileName() == null ? absolute : absolute.getFileName()).toString();
    }

    /** Why there is no study to show, and what to do. */
    static String nothingFound(Path where, IngestResult result, WantedStudy wanted) {
        if (wanted.patientId().isPresent()) {
            return Texts.of("opening.otherAtSource", where);
        }
        if (wanted.studyInstanceUid().isPresent() && !result.studies().isEmpty()) {
            return Texts.of("opening.noSuchStudy", wanted.studyInstanceUid().get(), where);
        }
        if (result.quarantined().isEmpty()) {
            return Texts.of("opening.emptyFolder", where);
        }
        Quarantined first = result.quarantined().getFirst();
        return Texts.of(
                "opening.noImages",
                where,
                first.file().getFileName(),
                first.reason(),
                result.quarantined().size() - 1);
    }

    /** @param expected 0 where it is not known */
    static String fetching(String archive, int count, int expected) {
        String so = count == 0 ? "opening.fetching" : expected > 0 ? "opening.fetchingOf" : "opening.fetchingSome";
        return Texts.of(so, archive, count, expected) + Texts.of("opening.escEnds");
    }

    /** That only one of several studies is shown. */
    static Optional<String> otherStudies(IngestResult result) {
        int others = result.studies().size() - 1;
        return others < 1 ? Optional.empty() : Optional.of(Texts.of("opening.otherStudies", others));
    }

    private OpeningTexts() {}
}
