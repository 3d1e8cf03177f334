package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;
import org.overread.core.image.RealWorldMapping;

/** The real world values that an image maps its stored values to (PS3.3 C.7.6.16.2.11). */
public final class RealWorldMappings {

    /**
     * Of a frame (numbered from 1), in the data set's order: of its functional group, else of the image. A mapping without
     * range, unit, or slope and intercept or table, is left out: it gives no value.
     */
    public static List<RealWorldMapping> of(DataSet header, int frameNumber) {
        List<DataSet> items = FunctionalGroups.items(header, Tag.RealWorldValueMappingSequence, frameNumber);
        boolean signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
        List<RealWorldMapping> mappings = new ArrayList<>();
        for (DataSet item : items.isEmpty() ? header.items(Tag.RealWorldValueMappingSequence) : items) {
            of(item, signed).ifPresent(mappings::add);
        }
        return List.copyOf(mappings);
    }

    /** The mapping of an item. @param signed whether the pixels are: limits are labelled US by some writers even then */
    public static Optional<RealWorldMapping> of(DataSet item, boolean signed) {
        OptionalDouble first =
                limit(item, Tag.RealWorldValueFirstValueMapped, Tag.DoubleFloatRealWorldValueFirstValueMapped, signed);
        OptionalDouble last =
                limit(item, Tag.RealWorldValueLastValueMapped, Tag.DoubleFloatRealWorldValueLastValueMapped, signed);
        Optional<CodedConcept> unit = CodedConcepts.first(item, Tag.MeasurementUnitsCodeSequence);
        OptionalDouble slope = item.number(Tag.RealWorldValueSlope);
        OptionalDouble intercept = item.number(Tag.RealWorldValueIntercept);
        double[] table = item.numbers(Tag.RealWorldValueLUTData);
        if (first.isEmpty() || last.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        boolean usableTable = table.length > 0 && table.length == last.getAsDouble() - first.getAsDouble() + 1;
        if (!usableTable && (slope.isEmpty() || intercept.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new RealWorldMapping(
                first.getAsDouble(),
                last.getAsDouble(),
                slope.orElse(0),
                intercept.orElse(0),
                usableTable ? Optional.of(table) : Optional.empty(),
                unit.get().value(),
                item.string(Tag.LUTLabel)
                        .or(() -> item.string(Tag.LUTExplanation))
                        .orElse(""),
                quantity(item)));
    }

    private static OptionalDouble limit(DataSet item, int tag, int floatingTag, boolean signed) {
        OptionalDouble floating = item.number(floatingTag);
        OptionalDouble value = item.number(tag);
        return floating.isPresent() || value.isEmpty()
                ? floating
                : OptionalDouble.of(signed ? (short) (int) value.getAsDouble() : value.getAsDouble());
    }

    private static Optional<String> quantity(DataSet item) {
        return item.items(Tag.QuantityDefinitionSequence).stream()
                .flatMap(content -> CodedConcepts.first(content, Tag.ConceptCodeSequence).stream())
                .map(CodedConcept::meaning)
                .findFirst();
    }

    private RealWorldMappings() {}
}
