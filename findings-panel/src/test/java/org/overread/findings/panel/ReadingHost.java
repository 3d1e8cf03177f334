package org.overread.findings.panel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.ReviewedFinding;

/** A host around the panel with the real review behind it; remembers what the panel asked of it and what was journalled. */
final class ReadingHost implements FindingsActions {
    static final ReaderIdentity READER = new ReaderIdentity("DOE^JANE", "General Hospital", "jdoe", "local");
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final List<ReviewEntry> journal = new ArrayList<>();
    final List<TrackingUid> shown = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final FindingReview review;
    final FindingsModel model;
    boolean refusing;
    boolean canStop;

    ReadingHost(List<Finding> findings) {
        this(findings, settings(false));
    }

    ReadingHost(List<Finding> findings, PanelSettings settings) {
        review = new FindingReview(
                SomeFindings.STUDY,
                READER,
                entry -> {
                    journal.add(entry);
                    return CompletableFuture.completedFuture(null);
                },
                Clock.fixed(NOON, ZoneOffset.UTC));
        model = new FindingsModel(this, settings);
        review.onChange(model::update);
        review.present(findings);
    }

    static PanelSettings settings(boolean entitledToSilent) {
        return new PanelSettings(
                ClaimChoices.lungs(), Locale.ENGLISH, ZoneId.of("UTC"), entitledToSilent, PanelKeys.standard());
    }

    ReviewedFinding number(int number) {
        return review.state().findings().stream()
                .filter(f -> f.finding().number() == number)
                .findFirst()
                .orElseThrow();
    }

    TrackingUid uid(int number) {
        return number(number).trackingUid();
    }

    /** The number of the selected finding; 0 where none is. */
    int selectedNumber() {
        return model.detail().map(FindingDetail::number).orElse(0);
    }

    Optional<FindingClaim> journalledClaim() {
        return journal.getLast().assessment().flatMap(a -> a.modified());
    }

    @Override
    public void accept(TrackingUid uid) {
        if (!refusing) {
            review.accept(uid);
        }
    }

    @Override
    public void reject(TrackingUid uid, RejectionReason reason) {
        if (!refusing) {
            review.reject(uid, reason);
        }
    }

    @Override
    public void modify(TrackingUid uid, FindingClaim claim) {
        if (!refusing) {
            review.modify(uid, claim);
        }
    }

    @Override
    public void goTo(TrackingUid uid) {
        shown.add(uid);
    }

    @Override
    public void editBox(TrackingUid uid) {
        asked.add("editBox");
    }

    @Override
    public void endBoxEdit(TrackingUid uid) {
        asked.add("endBoxEdit");
    }

    @Override
    public void undo() {
        review.undo();
    }

    @Override
    public void redo() {
        review.redo();
    }

    @Override
    public void toggleAi() {
        asked.add("toggleAi");
    }

    @Override
    public void commitReading() {
        asked.add("commitReading");
    }

    @Override
    public void showLateResults() {
        asked.add("showLateResults");
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return canStop ? Optional.of(() -> asked.add("stop " + runUid)) : Optional.empty();
    }

    @Override
    public void sign() {
        asked.add("sign");
    }
}
