package org.overread.viewer.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.core.finding.TrackingUid;
import org.overread.core.hanging.ImageSets;
import org.overread.core.image.FrameRef;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.SeriesView;

/** One study while it is read: its image series, how each was left, and which marks have been seen. */
final class StudyReading {
    private final OpenStudy open;
    private final List<FrameStack> stacks;
    private final Map<FrameStack, SeriesView> left = new HashMap<>();
    private final Set<TrackingUid> seen = new HashSet<>();

    StudyReading(OpenStudy open) {
        this.open = open;
        this.stacks = open.study().series().stream()
                .flatMap(series -> ImageSets.frames(series).stream().map(frames -> new FrameStack(series, frames)))
                .filter(stack -> !stack.isEmpty())
                .toList();
    }

    Study study() {
        return open.study();
    }

    FindingReview review() {
        return open.review();
    }

    StudyAnnotations annotations() {
        return open.annotations();
    }

    StudyKeyImages keyImages() {
        return open.keyImages();
    }

    /** The series that have images, several projections of one series apart. */
    List<FrameStack> stacks() {
        return stacks;
    }

    /** The series to begin with: the largest volume, else the one with most images. */
    Optional<FrameStack> first() {
        return stacks.stream()
                .max(Comparator.comparing((FrameStack stack) -> stack.series().volumetric())
                        .thenComparing(FrameStack::size));
    }

    /** The series that is some steps further in the strip, around its ends. */
    FrameStack further(FrameStack from, int steps) {
        return stacks.get(Math.floorMod(stacks.indexOf(from) + steps, stacks.size()));
    }

    /** The view that a series was left with. */
    SeriesView viewOf(FrameStack stack) {
        return left.computeIfAbsent(stack, SeriesView::first);
    }

    /** Remembers how a series is left. */
    void leave(FrameStack stack, SeriesView view) {
        left.put(stack, view);
    }

    /** The series that holds a frame. */
    Optional<FrameStack> stackOf(FrameRef frame) {
        return stacks.stream()
                .filter(stack -> stack.position(frame).isPresent())
                .findFirst();
    }

    /** Those of the marks that have not been on screen before. */
    List<TrackingUid> firstSeen(List<TrackingUid> marks) {
        return marks.stream().filter(seen::add).toList();
    }
}
