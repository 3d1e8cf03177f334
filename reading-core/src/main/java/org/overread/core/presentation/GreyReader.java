package org.overread.core.presentation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;

/** Reads the grey scale transformations of a presentation state (PS3.3 C.11.1, C.11.2, C.11.6, C.11.8). */
final class GreyReader {
    private static final int LARGEST_TABLE = 1 << 18;

    private final Problems problems;

    GreyReader(Problems problems) {
        this.problems = problems;
    }

    Optional<ModalityTransform> modality(DataSet from) {
        return problems.ifReadable(from, GreyReader::modalityOf);
    }

    private static Optional<ModalityTransform> modalityOf(DataSet from) throws DicomException {
        Optional<DataSet> table = from.item(Tag.ModalityLUTSequence);
        if (table.isPresent()) {
            return Optional.of(new ModalityTransform.Table(
                    table(table.get()),
                    table.get().string(Tag.ModalityLUTType),
                    table.get().string(Tag.LUTExplanation)));
        }
        if (!from.contains(Tag.RescaleSlope) && !from.contains(Tag.RescaleIntercept)) {
            return Optional.empty();
        }
        return Optional.of(new ModalityTransform.Linear(
                Required.number(from, Tag.RescaleSlope),
                Required.number(from, Tag.RescaleIntercept),
                from.string(Tag.RescaleType)));
    }

    List<SoftcopyVoi> voi(DataSet from, Selections selections) {
        return problems.each(
                from, Tag.SoftcopyVOILUTSequence, item -> new SoftcopyVoi(selections.of(item), transforms(item)));
    }

    private List<VoiTransform> transforms(DataSet item) throws DicomException {
        List<VoiTransform> transforms = new ArrayList<>(problems.each(
                item,
                Tag.VOILUTSequence,
                table -> new VoiTransform.Table(table(table), table.string(Tag.LUTExplanation))));
        double[] centers = item.numbers(Tag.WindowCenter);
        double[] widths = item.numbers(Tag.WindowWidth);
        if (centers.length != widths.length) {
            throw new DicomException(
                    Kind.MALFORMED, centers.length + " window centres, but " + widths.length + " widths");
        }
        VoiTransform.Function function = function(item);
        List<String> explanations = item.strings(Tag.WindowCenterWidthExplanation);
        for (int i = 0; i < centers.length; i++) {
            if (widths[i] > 0 && (widths[i] >= 1 || function != VoiTransform.Function.LINEAR)) {
                transforms.add(new VoiTransform.Window(
                        centers[i],
                        widths[i],
                        function,
                        i < explanations.size() ? Optional.of(explanations.get(i)) : Optional.empty()));
            } else {
                problems.add("a window without width in " + Required.name(Tag.SoftcopyVOILUTSequence));
            }
        }
        return transforms;
    }

    private static VoiTransform.Function function(DataSet item) throws DicomException {
        Optional<String> given = item.string(Tag.VOILUTFunction);
        for (VoiTransform.Function known : VoiTransform.Function.values()) {
            if (given.isEmpty() || known.name().equals(given.get())) {
                return known;
            }
        }
        throw new DicomException(Kind.UNSUPPORTED, "an unknown " + Required.name(Tag.VOILUTFunction));
    }

    Optional<PresentationLut> presentationLut(DataSet from) {
        return problems.ifReadable(from, GreyReader::presentationLutOf);
    }

    private static Optional<PresentationLut> presentationLutOf(DataSet from) throws DicomException {
        Optional<DataSet> table = from.item(Tag.PresentationLUTSequence);
        if (table.isPresent()) {
            return Optional.of(new PresentationLut.Table(table(table.get())));
        }
        Optional<String> shape = from.string(Tag.PresentationLUTShape);
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        return switch (shape.get()) {
            case "IDENTITY" -> Optional.of(new PresentationLut.Shape(false));
            case "INVERSE" -> Optional.of(new PresentationLut.Shape(true));
            default ->
                throw new DicomException(Kind.UNSUPPORTED, "an unknown " + Required.name(Tag.PresentationLUTShape));
        };
    }

    static LookupTable table(DataSet item) throws DicomException {
        double[] descriptor = Required.numbers(item, Tag.LUTDescriptor, 3);
        int size = descriptor[0] == 0 ? 65536 : (int) descriptor[0] & 0xFFFF;
        int bits = (int) descriptor[2];
        if (bits < 1 || bits > 16) {
            throw new DicomException(Kind.MALFORMED, bits + " bits in " + Required.name(Tag.LUTDescriptor));
        }
        ByteBuffer data = data(item);
        boolean bytes = data.remaining() < size * 2;
        if (data.remaining() < size) {
            throw new DicomException(
                    Kind.TRUNCATED,
                    data.remaining() + " bytes of " + Required.name(Tag.LUTData) + " for " + size + " entries");
        }
        int[] entries = new int[size];
        for (int i = 0; i < size; i++) {
            entries[i] = bytes ? data.get(i) & 0xFF : Short.toUnsignedInt(data.getShort(i * 2));
        }
        return new LookupTable((int) descriptor[1], bits, entries);
    }

    private static ByteBuffer data(DataSet item) throws DicomException {
        Optional<Element> element = item.element(Tag.LUTData);
        if (element.isEmpty() || !(element.get().value() instanceof Value.Stored stored)) {
            throw Required.missing(Tag.LUTData);
        }
        try {
            return ByteBuffer.wrap(StoredBytes.readAll(stored, LARGEST_TABLE)).order(stored.order());
        } catch (DicomException e) {
            throw e;
        } catch (IOException e) {
            throw new DicomException(Kind.UNREADABLE, Required.name(Tag.LUTData) + " cannot be read", e);
        }
    }
}
