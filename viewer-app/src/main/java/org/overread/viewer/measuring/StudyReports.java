package org.overread.viewer.measuring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.overread.core.dicom.SopClass;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.result.ReportedShape;
import org.overread.core.result.ReportedShapes;
import org.overread.core.result.ResultReader;
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
record StudyReports(List<ReportedShape> shapes, List<Volume> volumes) {
    private static final Set<String> SEGMENTATIONS = Set.of(SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION);
    static final StudyReports NONE = new StudyReports(List.of(), List.of());

    /** Volume of a segment, in words. */
    record Volume(String label, String value) {}

    /** @param wanted asked before each object: whether any more is to be read */
    static StudyReports of(Study study, BooleanSupplier wanted) {
        List<ReportedShape> shapes = new ArrayList<>();
        List<Volume> volumes = new ArrayList<>();
        study.series().stream().flatMap(series -> series.instances().stream()).forEach(instance -> {
            if (!wanted.getAsBoolean()) {
                return;
            }
            try {
                if (SrDocumentReader.reads(instance.header())) {
                    shapes.addAll(ReportedShapes.of(ResultReader.read(SrDocumentReader.read(instance.header()))));
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

    private static void addVolumes(Instance instance, List<Volume> volumes) throws IOException {
        Segmentation segmentation = Segmentation.of(instance);
        SegmentVolumes reading = new SegmentVolumes(segmentation, instance);
        for (Segment segment : segmentation.segments()) {
            String value = switch (reading.of(segment.number())) {
                case SegmentVolume.Known known -> Texts.of("measure.ml", Texts.number(known.millilitres(), 2));
                case SegmentVolume.Unknown unknown -> Texts.of("measure.noVolume", unknown.reason());
            };
            volumes.add(new Volume(segment.label().orElse(Texts.of("measure.segment", segment.number())), value));
        }
    }
}
