package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;

/**
 * One item of Real World Value Mapping Sequence (0040,9096): what stored values measure, and how they become numbers of a
 * unit (PS3.3 C.7.6.16.2.11).
 *
 * @param unit Measurement Units Code, UCUM as a rule
 * @param definitions Quantity Definition: concept names with their codes, such as Quantity = Apparent Diffusion Coefficient
 * @param first least stored value that is mapped; {@code last} the greatest
 */
public record RealWorldMapping(
        CodedConcept unit,
        List<Definition> definitions,
        Optional<String> label,
        Optional<String> explanation,
        double first,
        double last,
        Scale scale) {
    private static final CodedConcept QUANTITY = new CodedConcept("246205007", "SCT", "Quantity");
    private static final CodedConcept QUANTITY_SRT = new CodedConcept("G-C1C6", "SRT", "Quantity");

    /** A content item of the quantity's definition; its value is a code, or a number with its unit, or text. */
    public record Definition(
            CodedConcept name, Optional<CodedConcept> code, OptionalDouble number, Optional<String> text) {}

    /** How a stored value becomes a number. */
    public sealed interface Scale {
        /** slope · stored + intercept */
        record Linear(double slope, double intercept) implements Scale {}

        /** One number for each stored value from the first. */
        record Table(double[] values) implements Scale {}
    }

    public RealWorldMapping {
        definitions = List.copyOf(definitions);
    }

    /** What is measured: the code of the definition's Quantity. */
    public Optional<CodedConcept> quantity() {
        return definitions.stream()
                .filter(item -> item.name().sameCode(QUANTITY) || item.name().sameCode(QUANTITY_SRT))
                .flatMap(item -> item.code().stream())
                .findFirst();
    }

    /** What it is called: LUT Label, or LUT Explanation where there is none; may be empty. */
    public String title() {
        return label.or(() -> explanation).orElse("");
    }

    /** The number of a stored value in the unit; empty where it is not mapped. */
    public OptionalDouble value(double stored) {
        if (!(stored >= first && stored <= last)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (scale) {
                    case Scale.Linear(double slope, double intercept) -> slope * stored + intercept;
                    case Scale.Table(double[] values) -> values[(int) Math.round(stored - first)];
                });
    }

    /**
     * @param signed whether the pixels are: some writers label limits as unsigned even then
     * @throws DicomException MISSING_ATTRIBUTE or MALFORMED for an item that gives no value
     */
    public static RealWorldMapping of(DataSet item, boolean signed) throws DicomException {
        double first =
                limit(item, Tag.DoubleFloatRealWorldValueFirstValueMapped, Tag.RealWorldValueFirstValueMapped, signed);
        double last =
                limit(item, Tag.DoubleFloatRealWorldValueLastValueMapped, Tag.RealWorldValueLastValueMapped, signed);
        CodedConcept unit = CodedConcepts.of(Required.item(item, Tag.MeasurementUnitsCodeSequence))
                .orElseThrow(() -> Required.missing(Tag.MeasurementUnitsCodeSequence));
        return new RealWorldMapping(
                unit,
                definitions(item),
                item.string(Tag.LUTLabel),
                item.string(Tag.LUTExplanation),
                first,
                last,
                scale(item, first, last));
    }

    private static double limit(DataSet item, int floatingTag, int tag, boolean signed) throws DicomException {
        OptionalDouble floating = item.number(floatingTag);
        if (floating.isPresent()) {
            return floating.getAsDouble();
        }
        double value = Required.number(item, tag);
        return signed ? (short) (int) value : value;
    }

    private static Scale scale(DataSet item, double first, double last) throws DicomException {
        double[] table = item.numbers(Tag.RealWorldValueLUTData);
        if (table.length == 0) {
            return new Scale.Linear(
                    Required.number(item, Tag.RealWorldValueSlope), Required.number(item, Tag.RealWorldValueIntercept));
        }
        if (table.length != last - first + 1) {
            throw new DicomException(
                    Kind.MALFORMED,
                    table.length + " values in " + Required.name(Tag.RealWorldValueLUTData) + " for "
                            + (long) (last - first + 1) + " stored values");
        }
        return new Scale.Table(table);
    }

    private static List<Definition> definitions(DataSet item) {
        List<Definition> definitions = new ArrayList<>();
        for (DataSet content : item.items(Tag.QuantityDefinitionSequence)) {
            CodedConcepts.first(content, Tag.ConceptNameCodeSequence)
                    .ifPresent(name -> definitions.add(new Definition(
                            name,
                            CodedConcepts.first(content, Tag.ConceptCodeSequence),
                            content.number(Tag.NumericValue),
                            content.string(Tag.TextValue))));
        }
        return definitions;
    }
}
