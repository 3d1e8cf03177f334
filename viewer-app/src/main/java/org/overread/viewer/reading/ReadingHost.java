package org.overread.viewer.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.Signature;

/** What the reading window needs from the station around it. All methods are called on the JavaFX thread and return at once. */
public interface ReadingHost {

    /** The reader chose or dropped files or folders: open them. The host answers through {@link ReadingWindow}. */
    void open(List<Path> filesAndFolders);

    /** The reader no longer wants what is being opened. */
    void cancelOpening();

    /**
     * Signs what was decided: the host holds the review while it signs, and closes it once signed.
     *
     * @param measured what was drawn and measured, as the reader confirmed it
     * @param keyImages the frames that he had marked then
     * @return completes when the report is signed and safe on disk; exceptionally, with a message that can be shown,
     *     where it is not signed
     */
    CompletableFuture<Signature> sign(ReviewState confirmed, List<Annotation> measured, List<KeyImage> keyImages);

    /**
     * Marks of a model, or maps of a run, were seen on screen for the first time since the study was opened: exposure, to be
     * recorded.
     *
     * @param marks of maps the run's UID
     */
    void shown(List<TrackingUid> marks, FrameRef frame);

    /** The reader asks for the results of a run that came after its deadline, or are shown on request. */
    void lateResultsTaken(String runUid);

    /** The reader's own reading of the study is done; results for a second reading follow through the window. */
    default void readingCommitted() {}

    /** Between which scores a reader may choose what of a model is shown. Asked often: answers at once. */
    default List<OperatingRange> operatingRanges(ModelIdentity model) {
        return List.of();
    }

    /** How to stop a run that has not ended; empty where it cannot be stopped. Asked often: answers at once. */
    Optional<Runnable> stopRun(String runUid);
}
