package org.overread.core.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reference.SeriesReference;
import org.overread.core.reference.SourceImage;
import org.overread.core.study.Instance;

/** Reads one segmentation. */
final class SegmentationReader {
    private final Instance instance;
    private final DataSet header;
    private final List<String> warnings = new ArrayList<>();

    SegmentationReader(Instance instance) {
        this.instance = instance;
        this.header = instance.header();
    }

    Segmentation read() throws IOException {
        String sopClass = instance.sopClassUid();
        if (!sopClass.equals(SopClass.SEGMENTATION) && !sopClass.equals(SopClass.LABEL_MAP_SEGMENTATION)) {
            throw new DicomException(Kind.UNSUPPORTED, "no segmentation, but SOP class " + sopClass);
        }
        SegmentationType type = SegmentationType.of(header);
        Optional<FractionScale> fractions =
                type == SegmentationType.FRACTIONAL ? Optional.of(FractionScale.of(header)) : Optional.empty();
        List<Segment> segments = SegmentItems.read(header, warnings);
        List<SegmentationFrame> frames = new FrameItems(instance, type, segments).read();
        warnOfUndescribed(segments, frames);
        List<SeriesReference> referenced =
                SeriesReference.all(header, Tag.ReferencedSeriesSequence, Tag.ReferencedInstanceSequence);
        OptionalInt padding = header.integer(Tag.PixelPaddingValue);
        return new Segmentation(
                instance.sopInstanceUid(),
                type,
                fractions,
                SegmentsOverlap.of(header, type),
                type == SegmentationType.LABELMAP ? padding : OptionalInt.empty(),
                header.string(Tag.ContentLabel),
                header.string(Tag.ContentDescription),
                Required.integer(header, Tag.Columns),
                Required.integer(header, Tag.Rows),
                header.string(Tag.FrameOfReferenceUID),
                segments,
                new SegmentationFrames(frames, wholes(referenced)),
                FrameDimension.all(header),
                referenced,
                SegmentationPixels.of(instance, type, fractions, padding),
                warnings);
    }

    private List<InstanceReference> wholes(List<SeriesReference> referenced) throws DicomException {
        List<InstanceReference> references = new ArrayList<>();
        referenced.forEach(series -> references.addAll(series.instances()));
        SourceImage.all(header).forEach(source -> references.add(source.image()));
        return references;
    }

    private void warnOfUndescribed(List<Segment> segments, List<SegmentationFrame> frames) {
        Set<Integer> described = segments.stream().map(Segment::number).collect(Collectors.toSet());
        Set<Integer> missing = new TreeSet<>();
        for (SegmentationFrame frame : frames) {
            frame.segment().ifPresent(number -> {
                if (!described.contains(number)) {
                    missing.add(number);
                }
            });
        }
        missing.forEach(number -> warnings.add("frames of segment " + number + ", which is not described"));
    }
}
