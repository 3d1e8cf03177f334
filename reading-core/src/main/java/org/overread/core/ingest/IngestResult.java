package org.overread.core.ingest;

import java.util.List;
import org.overread.core.study.Study;

/** What a folder held: the studies that can be read, the files that cannot, and how many files repeated an instance already taken. */
public record IngestResult(List<Study> studies, List<Quarantined> quarantined, int duplicates) {
    public IngestResult {
        studies = List.copyOf(studies);
        quarantined = List.copyOf(quarantined);
    }
}
