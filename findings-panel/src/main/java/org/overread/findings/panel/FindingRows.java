package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReviewedFinding;

/** The rows of the list in order of finding numbers; takes up a new review state at the price of what changed. */
final class FindingRows {
    private final FindingTexts wording;
    private final Map<TrackingUid, Integer> indices = new HashMap<>();
    private final List<FindingRow> rows = new ArrayList<>();
    private List<ReviewedFinding> findings = List.of();

    FindingRows(FindingTexts wording) {
        this.wording = wording;
    }

    /** What an update did: other rows, or the same ones of which some say something else. */
    record Change(boolean replaced, List<Integer> indices) {}

    Change update(List<ReviewedFinding> reviewed) {
        List<ReviewedFinding> now = reviewed.stream()
                .sorted(Comparator.comparingInt(f -> f.finding().number()))
                .toList();
        Change change = sameFindings(now) ? new Change(false, changedIndices(now)) : new Change(true, List.of());
        findings = now;
        if (change.replaced()) {
            rebuild();
        } else {
            change.indices().forEach(index -> rows.set(index, wording.row(findings.get(index))));
        }
        return change;
    }

    List<FindingRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    int openCount() {
        return (int) rows.stream().filter(FindingRow::open).count();
    }

    int statedCount() {
        return (int) findings.stream().filter(ReviewedFinding::stated).count();
    }

    boolean anyByModel() {
        return findings.stream().anyMatch(f -> f.finding().byModel());
    }

    int indexOf(TrackingUid uid) {
        return indices.getOrDefault(uid, -1);
    }

    Optional<FindingRow> row(TrackingUid uid) {
        return Optional.ofNullable(indices.get(uid)).map(rows::get);
    }

    Optional<ReviewedFinding> finding(TrackingUid uid) {
        return Optional.ofNullable(indices.get(uid)).map(findings::get);
    }

    boolean isOpen(TrackingUid uid) {
        return row(uid).filter(FindingRow::open).isPresent();
    }

    /** The nearest open row in a direction, round the end, other than the one to start from. */
    Optional<TrackingUid> open(Optional<TrackingUid> from, int direction) {
        int start = from.map(this::indexOf).orElse(direction > 0 ? -1 : 0);
        int count = rows.size();
        for (int step = 1; step <= count; step++) {
            FindingRow row = rows.get(Math.floorMod(start + step * direction, count));
            if (row.open() && !from.equals(Optional.of(row.trackingUid()))) {
                return Optional.of(row.trackingUid());
            }
        }
        return Optional.empty();
    }

    private boolean sameFindings(List<ReviewedFinding> now) {
        if (now.size() != findings.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).finding() != findings.get(i).finding()
                    && !now.get(i).finding().equals(findings.get(i).finding())) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> changedIndices(List<ReviewedFinding> now) {
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).assessment().equals(findings.get(i).assessment())) {
                changed.add(i);
            }
        }
        return changed;
    }

    private void rebuild() {
        rows.clear();
        indices.clear();
        for (ReviewedFinding finding : findings) {
            indices.put(finding.trackingUid(), rows.size());
            rows.add(wording.row(finding));
        }
    }
}
