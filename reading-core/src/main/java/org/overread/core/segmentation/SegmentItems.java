package org.overread.core.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcepts;
import org.overread.core.finding.ModifiedConcept;
import org.overread.core.image.CieLab;
import org.overread.core.image.Rgb;
import org.overread.core.study.PaletteColours;

/** Reads the Segment Sequence. What is mandatory and absent, but not needed to tell segments apart, is a warning. */
final class SegmentItems {
    private static final int[] EXPECTED = {
        Tag.SegmentLabel,
        Tag.SegmentAlgorithmType,
        Tag.SegmentedPropertyCategoryCodeSequence,
        Tag.SegmentedPropertyTypeCodeSequence
    };

    private final Optional<PaletteColours> palette;
    private final List<String> warnings;

    private SegmentItems(Optional<PaletteColours> palette, List<String> warnings) {
        this.palette = palette;
        this.warnings = warnings;
    }

    static List<Segment> read(DataSet header, List<String> warnings) throws IOException {
        SegmentItems reader = new SegmentItems(PaletteColours.of(header), warnings);
        List<Segment> segments = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (DataSet item : Required.items(header, Tag.SegmentSequence)) {
            Segment segment = reader.segment(item);
            if (!numbers.add(segment.number())) {
                throw new DicomException(Kind.MALFORMED, "two segments of number " + segment.number());
            }
            segments.add(segment);
        }
        return segments;
    }

    private Segment segment(DataSet item) throws DicomException {
        int number = Required.integer(item, Tag.SegmentNumber);
        for (int tag : EXPECTED) {
            if (!item.contains(tag)) {
                warnings.add("segment " + number + " has no " + Required.name(tag));
            }
        }
        return new Segment(
                number,
                item.string(Tag.SegmentLabel),
                item.string(Tag.SegmentDescription),
                CodedConcepts.first(item, Tag.SegmentedPropertyCategoryCodeSequence),
                ModifiedConcept.all(
                                item,
                                Tag.SegmentedPropertyTypeCodeSequence,
                                Tag.SegmentedPropertyTypeModifierCodeSequence)
                        .stream()
                        .findFirst(),
                ModifiedConcept.all(item, Tag.AnatomicRegionSequence, Tag.AnatomicRegionModifierSequence),
                SegmentAlgorithm.of(item),
                item.string(Tag.TrackingID),
                item.string(Tag.TrackingUID),
                colour(item, number));
    }

    private Optional<Rgb> colour(DataSet item, int number) {
        return palette.map(colours -> colours.of(number))
                .or(() -> CieLab.ofStored(item.numbers(Tag.RecommendedDisplayCIELabValue))
                        .map(CieLab::toRgb));
    }
}
