package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;

/** What the reader is told when folders are opened. */
final class OpeningTexts {
    static final String UNREADABLE =
            "The files cannot be read from their medium. Nothing was changed; try again or choose another folder.";

    static final String NOT_TAKEN_UP =
            "it is not known yet what was decided on this study before; wait a moment and sign again";

    /** Something that should not happen, without what it says of itself: that could name the patient. */
    static String unexpected(Throwable failure) {
        return "The study could not be opened (" + failure.getClass().getSimpleName()
                + "). Nothing was changed; try again or choose another folder.";
    }

    /** What a file or folder is called; a root has no name but its path. */
    static String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.getFileName() == null ? absolute : absolute.getFileName()).toString();
    }

    /** Why there is no study to show, and what to do. */
    static String nothingFound(List<Path> paths, IngestResult result, Optional<String> wantedStudy) {
        String where = paths.get(0).toString();
        if (wantedStudy.isPresent() && !result.studies().isEmpty()) {
            return "No study " + wantedStudy.get() + " in " + where + ".";
        }
        if (result.quarantined().isEmpty()) {
            return where + " is empty. Choose a folder that holds DICOM files.";
        }
        Quarantined first = result.quarantined().get(0);
        String more = result.quarantined().size() == 1
                ? ""
                : " and " + (result.quarantined().size() - 1) + " more";
        return "No DICOM images in " + where + " (" + first.file().getFileName() + ": " + first.reason() + more
                + "). The files were left as they are; choose another folder.";
    }

    static final String OTHER_PATIENT =
            "The images are another patient's than the worklist says (Patient ID). The study was not opened.";

    static String gone(Path source) {
        return "The images of this study are no longer at " + source + ". Open the folder that they are in now.";
    }

    static String otherAtSource(Path source) {
        return source + " does not hold this patient's study any more. Open the folder that it is in now.";
    }

    static String noArchive(String name) {
        return "The archive " + name + " is not in the settings.";
    }

    static String nothingReadable(String archive) {
        return archive + " gave nothing that can be read as images of this study.";
    }

    /** @param expected 0 where it is not known */
    static String fetching(String archive, int count, int expected) {
        return "Fetching from " + archive
                + (count == 0
                        ? ""
                        : expected > 0 ? ": " + count + " of " + expected + " images" : ": " + count + " images")
                + "  ·  Esc ends it";
    }

    static String incomplete(String archive, int missing) {
        return (missing == 1 ? "An image" : missing + " images") + " of this study did not come from " + archive
                + ": U says which and why.";
    }

    /** That only one of several studies is shown. */
    static Optional<String> otherStudies(IngestResult result) {
        int others = result.studies().size() - 1;
        return others < 1
                ? Optional.empty()
                : Optional.of(
                        others == 1
                                ? "The folder holds another study, which is not shown."
                                : "The folder holds " + others + " other studies, which are not shown.");
    }

    private OpeningTexts() {}
}
