package org.overread.viewer.measuring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.overread.core.dicom.SopClass;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.image.FrameRef;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.result.ReportedSegment;
import org.overread.core.result.ReportedShape;
import org.overread.core.result.ReportedShapes;
import org.overread.core.result.ResultReader;
import org.overread.core.result.ResultReport;
import org.overread.core.segmentation.Segment;
import org.overread.core.segmentation.SegmentVolume;
import org.overread.core.segmentation.SegmentVolumes;
import org.overread.core.segmentation.Segmentation;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;

/**
 * What the reports and segmentations of a study say was measured. One that cannot be read says nothing; the others do.
 * Thread: blocks for the disk and the decoder.
 */
record StudyReports(List<StudyReports.Drawn> shapes, List<Volume> volumes) {
    private static final Set<String> SEGMENTATIONS = Set.of(SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION);
    static final StudyReports NONE = new StudyReports(List.of(), List.of());

    /** @param frame that it is on, or the nearest one to it in the patient; empty where the study has none */
    record Drawn(ReportedShape shape, Optional<FrameRef> frame) {}

    /** Volume of a segment, in words. @param trackingUid of a report's that names one */
    record Volume(Optional<String> trackingUid, String label, String value) {}

    /** @param wanted asked before each object: whether any more is to be read */
    static StudyReports of(Study study, BooleanSupplier wanted) {
        StudyFrames frames = new StudyFrames(study);
        List<Drawn> shapes = new ArrayList<>();
        List<Volume> volumes = new ArrayList<>();
        study.series().stream().flatMap(series -> series.instances().stream()).forEach(instance -> {
            if (!wanted.getAsBoolean()) {
                return;
            }
            try {
                if (SrDocumentReader.reads(instance.header())) {
                    ResultReport report = ResultReader.read(SrDocumentReader.read(instance.header()));
                    ReportedSegment.of(report).stream()
                            .map(segment -> ReportedWriting.volume(segment, study))
                            .forEach(volumes::add);
                    ReportedShapes.of(report).stream()
                            .takeWhile(any -> wanted.getAsBoolean())
                            .map(shape -> new Drawn(shape, frame(shape, frames)))
                            .forEach(shapes::add);
                } else if (SEGMENTATIONS.contains(instance.sopClassUid())) {
                    addVolumes(instance, volumes);
                }
            } catch (IOException e) {
                // said of the file elsewhere; its absence here changes no other number
                return;
            }
        });
        return new StudyReports(List.copyOf(shapes), List.copyOf(volumes));
    }

    private static Optional<FrameRef> frame(ReportedShape shape, StudyFrames frames) {
        return switch (shape.place()) {
            case ReportedShape.OnFrame(FrameRef frame) -> Optional.of(frame).filter(frames::has);
            case ReportedShape.InSpace(ReformatPlane plane) -> frames.nearest(plane, shape.shape());
        };
    }

    private static void addVolumes(Instance instance, List<Volume> volumes) throws IOException {
        Segmentation segmentation = Segmentation.of(instance);
        SegmentVolumes reading = new SegmentVolumes(segmentation, instance);
        for (Segment segment : segmentation.segments()) {
            String value = switch (reading.of(segment.number())) {
                case SegmentVolume.Known known -> Texts.of("measure.ml", Texts.number(known.millilitres(), 2));
                case SegmentVolume.Unknown unknown -> Texts.of("measure.noVolume", unknown.reason());
            };
            volumes.add(new Volume(
                    Optional.empty(), segment.label().orElse(Texts.of("measure.segment", segment.number())), value));
        }
    }
}
