package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Shape;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.result.ReportedShape;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;

/**
 * All that is drawn on one study with its numbers, as it is shown: the reader's own, and what reports say. Written out once
 * and kept until {@link #changed}: every frame that is painted asks. What a report measured in the patient is on every frame
 * that it lies on, too. Thread: JavaFX.
 */
final class DrawnItems {
    private final StudyAnnotations annotations;
    private final StudyFrames frames;
    private final ShapeNumbers numbers;
    private StudyReports reports = StudyReports.NONE;
    private List<Optional<DrawnItem>> reported = List.of();
    private Optional<List<DrawnItem>> all = Optional.empty();
    /** What others drew on planes in the patient. */
    private List<DrawnItem> inPatient = List.of();

    private final Map<FrameRef, List<DrawnItem>> byFrame = new HashMap<>();

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

    /** Volumes of segments, less what is the reader's own here. */
    List<StudyReports.Volume> volumes() {
        Set<String> own = own();
        return reports.volumes().stream()
                .filter(volume -> volume.trackingUid().filter(own::contains).isEmpty())
                .toList();
    }

    private Set<String> own() {
        return annotations.all().stream().map(one -> one.trackingUid().value()).collect(Collectors.toSet());
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
            inPatient = items.stream()
                    .filter(item -> item.own().isEmpty() && item.plane().isPresent())
                    .toList();
            byFrame.clear();
        }
        return all.get();
    }

    List<DrawnItem> onPlanes(Optional<Annotation> inHand) {
        return all(inHand).stream().filter(item -> item.plane().isPresent()).toList();
    }

    List<DrawnItem> on(FrameRef frame, Optional<Annotation> inHand) {
        List<DrawnItem> drawn = all(inHand);
        return byFrame.computeIfAbsent(
                frame,
                one -> Stream.concat(
                                drawn.stream()
                                        .filter(item -> item.plane().isEmpty()
                                                && !item.shape().points().isEmpty()
                                                && item.frame().equals(one)),
                                frames.lying(inPatient, one).stream())
                        .toList());
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
                one.shape() instanceof Shape.MaskVolume mask ? Texts.of("measure.ofMask", mask.source()) : "",
                !annotations.signed(one.trackingUid()));
    }

    /** What reports say, less what is the reader's own here and may have been changed since. */
    private List<DrawnItem> reportedByOthers() {
        if (reports.shapes().isEmpty()) {
            return List.of();
        }
        Set<String> own = own();
        if (reported.isEmpty()) {
            reported = reports.shapes().stream().map(DrawnItems::item).toList();
        }
        List<DrawnItem> others = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            if (reports.shapes()
                    .get(i)
                    .shape()
                    .trackingUid()
                    .filter(own::contains)
                    .isEmpty()) {
                reported.get(i).ifPresent(others::add);
            }
        }
        return others;
    }

    /** Empty where the study has nothing that it lies on. */
    private static Optional<DrawnItem> item(StudyReports.Drawn drawn) {
        return drawn.frame()
                .map(frame -> item(
                        drawn.shape(),
                        frame,
                        switch (drawn.shape().place()) {
                            case ReportedShape.OnFrame any -> Optional.empty();
                            case ReportedShape.InSpace(ReformatPlane plane) -> Optional.of(plane);
                        }));
    }

    private static DrawnItem item(ReportedShape reported, FrameRef frame, Optional<ReformatPlane> plane) {
        return new DrawnItem(
                Optional.empty(),
                frame,
                plane,
                reported.shape(),
                reported.label(),
                ReportedWriting.lines(reported.numbers()),
                ReportedWriting.author(reported.author(), reported.verified()),
                false);
    }
}
