package org.overread.viewer.station;

import java.util.concurrent.CompletableFuture;
import org.overread.core.study.Study;

/** What the opening of studies needs of the desk that they are read at. */
interface OpeningDesk {

    /** The study on screen gives way. On JavaFX's thread. */
    void leave();

    /** A study with a review that takes no decisions until it is taken up: it is not known yet what was decided before. */
    OpenedStudy sealed(Study study);

    /** Goes on with a study where it was left. Blocking. */
    void takeUp(OpenedStudy study, OpeningTurn turn);

    CompletableFuture<StudyLibrary> library();
}
