package org.overread.viewer.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.Signature;

/** What the window asked its host for. */
final class KeptHost implements ReadingHost {
    final List<List<Path>> opened = new ArrayList<>();
    final List<TrackingUid> shown = new ArrayList<>();
    final List<String> late = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();
    final List<ReviewState> signing = new ArrayList<>();
    List<Annotation> measured = List.of();
    List<KeyImage> keyImages = List.of();
    CompletableFuture<Signature> signature = new CompletableFuture<>();
    int cancelled;
    List<OperatingRange> ranges = List.of();
    /** Of the study opened last; held while it is signed, as a station does. */
    FindingReview review;

    @Override
    public void open(List<Path> filesAndFolders) {
        opened.add(filesAndFolders);
    }

    @Override
    public void cancelOpening() {
        cancelled++;
    }

    @Override
    public CompletableFuture<Signature> sign(
            ReviewState confirmed, List<Annotation> measured, List<KeyImage> keyImages) {
        this.keyImages = keyImages;
        this.measured = measured;
        signing.add(confirmed);
        FindingReview held = review;
        held.seal();
        return signature.whenCompleteAsync(
                (signed, failure) -> {
                    if (failure == null) {
                        held.close();
                    } else {
                        held.unseal();
                    }
                },
                Platform::runLater);
    }

    @Override
    public void shown(List<TrackingUid> marks, FrameRef frame) {
        shown.addAll(marks);
    }

    @Override
    public List<OperatingRange> operatingRanges(ModelIdentity model) {
        return ranges;
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return Optional.of(() -> stopped.add(runUid));
    }

    @Override
    public void lateResultsTaken(String runUid) {
        late.add(runUid);
    }
}
