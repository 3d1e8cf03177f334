package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.result.ReportedShape;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;

/**
 * All that is drawn on one study with its numbers, as it is shown: the reader's own, and what reports say. Written out once
 * and kept until {@link #changed}: every frame that is painted asks. Thread: JavaFX.
 */
final class DrawnItems {
    private final StudyAnnotations annotations;
    private final StudyFrames frames;
    private final ShapeNumbers numbers;
    private StudyReports reports = StudyReports.NONE;
    private List<DrawnItem> reported = List.of();
    private Optional<List<DrawnItem>> all = Optional.empty();
    private Map<FrameRef, List<DrawnItem>> byFrame = Map.of();

    DrawnItems(Study study, StudyAnnotations annotations, ShapeNumbers numbers) {
        this.annotations = annotations;
        this.numbers = numbers;
        frames = new StudyFrames(study);
    }

    StudyAnnotations annotations() {
        return annotations;
    }

    StudyFrames frames() {
        return frames;
    }

    void reports(StudyReports read) {
        reports = read;
        reported = List.of();
        changed();
    }

    List<StudyReports.Volume> volumes() {
        return reports.volumes();
    }

    /** What was drawn, or its numbers, are other ones now. */
    void changed() {
        all = Optional.empty();
    }

    /** The reader's own first. @param inHand shown in place of the annotation that it is, while it is dragged */
    List<DrawnItem> all(Optional<Annotation> inHand) {
        if (all.isEmpty()) {
            List<DrawnItem> items = new ArrayList<>();
            annotations
                    .all()
                    .forEach(one -> items.add(
                            item(inHand.filter(held -> held.trackingUid().equals(one.trackingUid()))
                                    .orElse(one))));
            items.addAll(reportedByOthers());
            all = Optional.of(List.copyOf(items));
            byFrame = items.stream()
                    .filter(item -> item.plane().isEmpty())
                    .collect(Collectors.groupingBy(DrawnItem::frame));
        }
        return all.get();
    }

    List<DrawnItem> onPlanes(Optional<Annotation> inHand) {
        return all(inHand).stream().filter(item -> item.plane().isPresent()).toList();
    }

    List<DrawnItem> on(FrameRef frame, Optional<Annotation> inHand) {
        all(inHand);
        return byFrame.getOrDefault(frame, List.of());
    }

    private DrawnItem item(Annotation one) {
        List<String> values = frames.find(one.place().frame())
                .map(place -> place.on(one.place().plane()))
                .map(place -> AnnotationWriting.lines(
                        numbers.of(one.trackingUid(), one.shape(), place),
                        one.place().plane()))
                .orElse(List.of());
        return new DrawnItem(
                Optional.of(one.trackingUid()),
                one.place().frame(),
                one.place().plane(),
                one.shape(),
                one.label(),
                values,
                "",
                !annotations.signed(one.trackingUid()));
    }

    /** What reports say, less what is the reader's own here and may have been changed since. */
    private List<DrawnItem> reportedByOthers() {
        if (reports.shapes().isEmpty()) {
            return List.of();
        }
        Set<String> own =
                annotations.all().stream().map(one -> one.trackingUid().value()).collect(Collectors.toSet());
        if (reported.isEmpty()) {
            reported = reports.shapes().stream().map(DrawnItems::item).toList();
        }
        List<DrawnItem> others = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            ReportedShape shape = reports.shapes().get(i);
            if (shape.trackingUid().filter(own::contains).isEmpty()
                    && frames.find(shape.frame()).isPresent()) {
                others.add(reported.get(i));
            }
        }
        return others;
    }

    private static DrawnItem item(ReportedShape reported) {
        String author = Texts.of(
                reported.verified() ? "measure.byVerified" : "measure.byUnverified",
                reported.author().map(name -> name.replace('^', ' ').strip()).orElse(Texts.of("measure.unknown")));
        return new DrawnItem(
                Optional.empty(),
                reported.frame(),
                Optional.empty(),
                reported.shape(),
                reported.label(),
                AnnotationWriting.lines(reported),
                author,
                false);
    }
}
