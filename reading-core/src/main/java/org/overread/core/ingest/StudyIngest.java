package org.overread.core.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.overread.core.ingest.InstanceReader.Outcome;

/**
 * Takes in files and folders of any layout: headers are read on all cores, instances grouped into studies and series. A
 * file that cannot be taken in is listed as quarantined, with its reason, and left untouched. DICOMDIR files are passed
 * over: the folder itself is what is read.
 */
public final class StudyIngest {
    /** Files are read below the given folders; a file given by itself is read as it is. */
    public IngestResult ingest(List<Path> filesAndFolders, IngestProgress progress)
            throws IOException, InterruptedException {
        try (InstanceReading reading = new InstanceReading()) {
            List<Quarantined> unreadable = FolderWalk.of(filesAndFolders, reading::add);
            return result(reading.outcomes(progress), unreadable);
        }
    }

    private static IngestResult result(List<Outcome> outcomes, List<Quarantined> unreadable) {
        List<Quarantined> quarantined = new ArrayList<>(unreadable);
        List<GroupedInstance> taken = new ArrayList<>(outcomes.size());
        Set<String> uids = HashSet.newHashSet(outcomes.size());
        int duplicates = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Refused(Quarantined reason) -> quarantined.add(reason);
                case Outcome.PassedOver passedOver -> {}
                case Outcome.Taken(GroupedInstance one) -> {
                    if (uids.add(one.instance().sopInstanceUid())) {
                        taken.add(one);
                    } else {
                        duplicates++;
                    }
                }
            }
        }
        return new IngestResult(StudyGrouping.group(taken), quarantined, duplicates);
    }
}
