package org.overread.core.radiotherapy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcepts;
import org.overread.core.image.Rgb;
import org.overread.core.radiotherapy.StructureSet.ReferencedFrame;
import org.overread.core.reference.SeriesReference;
import org.overread.core.reference.StudyReference;
import org.overread.core.study.Instance;

/** Reads one structure set: regions, and by ROI Number their contours and observations. */
final class StructureSetReader {
    private static final int[] EXPECTED = {Tag.ROIName, Tag.ReferencedFrameOfReferenceUID};

    private final Instance instance;
    private final DataSet header;
    private final List<String> warnings = new ArrayList<>();

    StructureSetReader(Instance instance) {
        this.instance = instance;
        this.header = instance.header();
    }

    StructureSet read() throws DicomException {
        if (!instance.sopClassUid().equals(SopClass.RT_STRUCTURE_SET)) {
            throw new DicomException(Kind.UNSUPPORTED, "no structure set, but SOP class " + instance.sopClassUid());
        }
        List<DataSet> items = Required.items(header, Tag.StructureSetROISequence);
        Map<Integer, List<DataSet>> contours = byNumber(Tag.ROIContourSequence);
        Map<Integer, List<DataSet>> observations = byNumber(Tag.RTROIObservationsSequence);
        List<RegionOfInterest> regions = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (DataSet item : items) {
            int number = Required.integer(item, Tag.ROINumber);
            if (!numbers.add(number)) {
                throw new DicomException(Kind.MALFORMED, "two regions of number " + number);
            }
            regions.add(region(
                    number,
                    item,
                    contours.getOrDefault(number, List.of()),
                    observations.getOrDefault(number, List.of())));
        }
        contours.keySet().stream()
                .filter(number -> !numbers.contains(number))
                .sorted()
                .forEach(number -> warnings.add("contours of region " + number + ", which is not described"));
        return new StructureSet(
                instance.sopInstanceUid(),
                header.string(Tag.StructureSetLabel),
                header.string(Tag.StructureSetName),
                referenced(),
                regions,
                warnings);
    }

    private Map<Integer, List<DataSet>> byNumber(int sequenceTag) {
        Map<Integer, List<DataSet>> byNumber = new HashMap<>();
        int index = 0;
        for (DataSet item : header.items(sequenceTag)) {
            index++;
            OptionalInt number = item.integer(Tag.ReferencedROINumber);
            if (number.isEmpty()) {
                warnings.add("item " + index + " of " + Required.name(sequenceTag) + " has no "
                        + Required.name(Tag.ReferencedROINumber));
            } else {
                byNumber.computeIfAbsent(number.getAsInt(), n -> new ArrayList<>())
                        .add(item);
            }
        }
        return byNumber;
    }

    private RegionOfInterest region(int number, DataSet item, List<DataSet> contours, List<DataSet> observations) {
        for (int tag : EXPECTED) {
            if (item.string(tag).isEmpty()) {
                warnings.add("region " + number + " has no " + Required.name(tag));
            }
        }
        List<Contour> read = new ArrayList<>();
        Optional<Rgb> colour = Optional.empty();
        ContourItems reader = new ContourItems(number, warnings);
        for (DataSet contourItem : contours) {
            read.addAll(reader.read(contourItem.items(Tag.ContourSequence)));
            colour = colour.or(() -> colour(contourItem));
        }
        return new RegionOfInterest(
                number,
                item.string(Tag.ROIName),
                item.string(Tag.ROIDescription),
                item.string(Tag.ReferencedFrameOfReferenceUID),
                item.string(Tag.ROIGenerationAlgorithm),
                item.number(Tag.ROIVolume),
                colour,
                read,
                observations.stream().map(StructureSetReader::observation).toList());
    }

    private static Optional<Rgb> colour(DataSet item) {
        double[] levels = item.numbers(Tag.ROIDisplayColor);
        for (double level : levels) {
            if (level < 0 || level > 255) {
                return Optional.empty();
            }
        }
        return levels.length == 3
                ? Optional.of(new Rgb((int) levels[0], (int) levels[1], (int) levels[2]))
                : Optional.empty();
    }

    private static RoiObservation observation(DataSet item) {
        return new RoiObservation(
                item.integer(Tag.ObservationNumber),
                item.string(Tag.ROIObservationLabel),
                item.string(Tag.RTROIInterpretedType),
                CodedConcepts.first(item, Tag.RTROIIdentificationCodeSequence));
    }

    private List<ReferencedFrame> referenced() throws DicomException {
        List<ReferencedFrame> frames = new ArrayList<>();
        for (DataSet frame : header.items(Tag.ReferencedFrameOfReferenceSequence)) {
            List<StudyReference> studies = new ArrayList<>();
            for (DataSet study : frame.items(Tag.RTReferencedStudySequence)) {
                studies.add(new StudyReference(
                        Required.string(study, Tag.ReferencedSOPInstanceUID),
                        SeriesReference.all(study, Tag.RTReferencedSeriesSequence, Tag.ContourImageSequence)));
            }
            frames.add(new ReferencedFrame(Required.string(frame, Tag.FrameOfReferenceUID), studies));
        }
        return frames;
    }
}
