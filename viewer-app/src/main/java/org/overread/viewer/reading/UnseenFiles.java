package org.overread.viewer.reading;

import java.util.List;
import java.util.stream.Stream;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.ingest.Quarantined;
import org.overread.findings.panel.Unseen;

/**
 * What belongs to a study, or may, and is on no image of it.
 *
 * @param unreadable files that came with it and could not be read
 * @param notFetched what its archive did not give, by SOP Instance UID where that is known
 */
public record UnseenFiles(List<Quarantined> unreadable, List<Quarantined> notFetched) {
    /** What stands beside images on discs and shares, and is none; DICOM files have other names or none of these. */
    private static final String NO_IMAGE =
            "(?i).+\\.(txt|pdf|html?|xml|json|csv|md|ini|inf|exe|dll|jar|js|css|png|jpe?g|gif|ico|zip|log)";

    public UnseenFiles {
        unreadable = List.copyOf(unreadable);
        notFetched = List.copyOf(notFetched);
    }

    public static UnseenFiles unreadable(List<Quarantined> files) {
        return new UnseenFiles(files, List.of());
    }

    /** All of it, to be listed. */
    List<Quarantined> all() {
        return Stream.concat(unreadable.stream(), notFetched.stream()).toList();
    }

    /** How much of it may be images. A file that is no DICOM by its content and by its name is none. */
    Unseen images() {
        return new Unseen(
                (int) unreadable.stream().filter(UnseenFiles::mayBeImage).count(), notFetched.size());
    }

    private static boolean mayBeImage(Quarantined file) {
        return file.kind() != Kind.NOT_DICOM || !file.file().toString().matches(NO_IMAGE);
    }
}
