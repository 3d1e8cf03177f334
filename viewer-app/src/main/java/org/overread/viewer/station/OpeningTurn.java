package org.overread.viewer.station;

import java.util.List;
import java.util.function.Consumer;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.study.Study;
import org.overread.viewer.reading.ReadingWindow;

/** One wish to open something, as long as the reader has no other. What it tells is passed over once he has. Thread: any. */
interface OpeningTurn {
    boolean isCurrent();

    void tell(Consumer<ReadingWindow> what);

    void fail(String why, List<Quarantined> unread);

    /** Shows what there is so far of a study, for looking only. @param grown whether less of it is on screen already */
    void showPart(Study study, IngestResult result, boolean grown);

    /** Shows a study for reading. @param grown whether a part of it is on screen already */
    void show(Study study, IngestResult result, boolean grown);
}
