package org.overread.core.worklist;

import java.nio.file.Path;
import java.util.List;

/**
 * What a retrieval brought.
 *
 * @param files that are whole
 * @param missing what could not be fetched, a line each, by SOP Instance UID where it is known, with the reason
 */
public record RetrievedStudy(List<Path> files, List<String> missing) {
    public RetrievedStudy {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }
}
