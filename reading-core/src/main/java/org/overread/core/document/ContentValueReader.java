package org.overread.core.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;
import org.overread.core.reference.InstanceReference;

/** Reads the value of a content item by its value type (PS3.3 C.17.3.2.1, C.18). */
final class ContentValueReader {
    private static final int LARGEST_TABLE = 1 << 20;

    private final DocumentProblems problems;

    ContentValueReader(DocumentProblems problems) {
        this.problems = problems;
    }

    ContentValue read(DataSet item, String position, String valueType) {
        try {
            return switch (valueType) {
                case "CONTAINER" ->
                    new ContentValue.Container(
                            item.string(Tag.ContinuityOfContent).equals(Optional.of("CONTINUOUS")));
                case "TEXT" -> text(item, Tag.TextValue, ContentValue.Text::new);
                case "NUM" -> new NumberReader(problems).read(item, position);
                case "CODE" -> code(item);
                case "PNAME" -> text(item, Tag.PersonName, ContentValue.PersonName::new);
                case "UIDREF" -> text(item, Tag.UID, ContentValue.UidRef::new);
                case "DATE" -> text(item, Tag.Date, ContentValue.Date::new);
                case "TIME" -> text(item, Tag.Time, ContentValue.Time::new);
                case "DATETIME" -> text(item, Tag.DateTime, ContentValue.DateTime::new);
                case "IMAGE" -> image(item, position);
                case "COMPOSITE" -> new ContentValue.Composite(reference(referenced(item), position));
                case "WAVEFORM" -> waveform(item, position);
                case "SCOORD" -> Coordinates.inImage(item);
                case "SCOORD3D" -> Coordinates.inPatient(item);
                case "TCOORD" -> Coordinates.inTime(item);
                case "TABLE" -> table(item);
                default -> opaque(item, position, valueType, "an unknown " + Required.name(Tag.ValueType));
            };
        } catch (DicomException e) {
            return opaque(item, position, valueType, e.getMessage());
        }
    }

    /** An item that is kept although it is not understood. */
    ContentValue opaque(DataSet item, String position, String valueType, String reason) {
        problems.add(position, reason);
        Optional<String> legible = item.string(Tag.TextValue)
                .or(() -> item.item(Tag.ConceptCodeSequence).flatMap(code -> code.string(Tag.CodeMeaning)))
                .or(() -> item.item(Tag.MeasuredValueSequence).flatMap(one -> one.string(Tag.NumericValue)));
        return new ContentValue.Opaque(valueType, reason, legible);
    }

    private static ContentValue text(DataSet item, int tag, Function<String, ContentValue> of) throws DicomException {
        return of.apply(Required.string(item, tag));
    }

    private static ContentValue code(DataSet item) throws DicomException {
        DataSet code = Required.item(item, Tag.ConceptCodeSequence);
        CodedConcept concept = CodedConcepts.of(code)
                .orElseThrow(() -> new DicomException(
                        Kind.MISSING_ATTRIBUTE, "no code in " + Required.name(Tag.ConceptCodeSequence)));
        return new ContentValue.Code(concept, code.string(Tag.CodingSchemeVersion));
    }

    private ContentValue image(DataSet item, String position) throws DicomException {
        DataSet referenced = referenced(item);
        return new ContentValue.Image(
                reference(referenced, position),
                beside(referenced, Tag.ReferencedSOPSequence, position),
                beside(referenced, Tag.ReferencedRealWorldValueMappingInstanceSequence, position));
    }

    private Optional<InstanceReference> beside(DataSet referenced, int tag, String position) throws DicomException {
        Optional<DataSet> item = referenced.item(tag);
        return item.isEmpty() ? Optional.empty() : Optional.of(reference(item.get(), position));
    }

    private static DataSet referenced(DataSet item) throws DicomException {
        List<DataSet> all = Required.items(item, Tag.ReferencedSOPSequence);
        if (all.size() > 1) {
            throw new DicomException(
                    Kind.MALFORMED,
                    all.size() + " items in " + Required.name(Tag.ReferencedSOPSequence) + ", one is allowed");
        }
        return all.get(0);
    }

    /** A reference without SOP class still says which instance is meant; the class is then empty. */
    private InstanceReference reference(DataSet item, String position) throws DicomException {
        return References.of(item, what -> problems.add(position, what));
    }

    private ContentValue waveform(DataSet item, String position) throws DicomException {
        DataSet referenced = referenced(item);
        double[] pairs = referenced.numbers(Tag.ReferencedWaveformChannels);
        List<ContentValue.Waveform.Channel> channels = new ArrayList<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            channels.add(new ContentValue.Waveform.Channel((int) pairs[i], (int) pairs[i + 1]));
        }
        return new ContentValue.Waveform(reference(referenced, position), channels);
    }

    private static ContentValue table(DataSet item) throws DicomException {
        DataSet table = item.item(Tag.TabulatedValuesSequence).orElse(item);
        int rows = Required.integer(table, Tag.NumberOfTableRows);
        int columns = Required.integer(table, Tag.NumberOfTableColumns);
        if (rows < 1 || columns < 1 || (long) rows * columns > LARGEST_TABLE) {
            throw new DicomException(Kind.MALFORMED, "a table of " + rows + " rows and " + columns + " columns");
        }
        return new ContentValue.Table(
                rows,
                columns,
                headings(table, Tag.TableRowDefinitionSequence),
                headings(table, Tag.TableColumnDefinitionSequence));
    }

    private static List<CodedConcept> headings(DataSet table, int tag) {
        return table.items(tag).stream()
                .map(heading -> CodedConcepts.first(heading, Tag.ConceptNameCodeSequence))
                .flatMap(Optional::stream)
                .toList();
    }
}
