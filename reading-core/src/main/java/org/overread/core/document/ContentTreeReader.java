package org.overread.core.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;

/**
 * Reads a content tree (PS3.3 C.17.3). What is wrong with an item is named, and the item kept as {@link ContentValue.Opaque}.
 *
 * <p>Errors: TOO_LARGE above {@link #MOST_ITEMS} items or {@link #DEEPEST} levels.
 */
final class ContentTreeReader {
    static final int MOST_ITEMS = 500_000;
    static final int DEEPEST = 64;

    private final DocumentProblems problems;
    private final ContentValueReader values;
    private int items;

    ContentTreeReader(DocumentProblems problems) {
        this.problems = problems;
        this.values = new ContentValueReader(problems);
    }

    ContentItem root(DataSet document) throws DicomException {
        return read(document, "1", Relationship.ROOT, 1);
    }

    private ContentItem read(DataSet item, String position, Relationship relationship, int depth)
            throws DicomException {
        if (++items > MOST_ITEMS) {
            throw new DicomException(Kind.TOO_LARGE, "more than " + MOST_ITEMS + " content items");
        }
        if (depth > DEEPEST) {
            throw new DicomException(Kind.TOO_LARGE, "content items nested more than " + DEEPEST + " deep");
        }
        List<DataSet> nested = item.items(Tag.ContentSequence);
        List<ContentItem> children = new ArrayList<>(nested.size());
        for (int i = 0; i < nested.size(); i++) {
            String below = position + "." + (i + 1);
            children.add(read(nested.get(i), below, relationship(nested.get(i), below), depth + 1));
        }
        ContentValue value = value(item, position);
        return new ContentItem(
                position,
                relationship,
                name(item, position, value),
                item.item(Tag.ConceptNameCodeSequence).flatMap(name -> name.string(Tag.CodingSchemeVersion)),
                value,
                item.string(Tag.ObservationUID),
                item.string(Tag.ObservationDateTime),
                item.item(Tag.ContentTemplateSequence).flatMap(made -> made.string(Tag.TemplateIdentifier)),
                children);
    }

    private Relationship relationship(DataSet item, String position) {
        Optional<String> given = item.string(Tag.RelationshipType);
        Optional<Relationship> known = given.flatMap(Relationship::ofTerm);
        if (known.isEmpty()) {
            problems.add(
                    position,
                    given.isEmpty()
                            ? "no " + Required.name(Tag.RelationshipType)
                            : "an unknown " + Required.name(Tag.RelationshipType));
        }
        return known.orElse(Relationship.UNKNOWN);
    }

    private ContentValue value(DataSet item, String position) {
        if (item.contains(Tag.ReferencedContentItemIdentifier) && !item.contains(Tag.ValueType)) {
            return reference(item, position);
        }
        Optional<String> valueType = item.string(Tag.ValueType);
        if (valueType.isEmpty()) {
            return values.opaque(item, position, "", "no " + Required.name(Tag.ValueType));
        }
        return values.read(item, position, valueType.get());
    }

    private ContentValue reference(DataSet item, String position) {
        double[] path = item.numbers(Tag.ReferencedContentItemIdentifier);
        if (path.length == 0 || path.length > DEEPEST) {
            return values.opaque(item, position, "", "no usable " + Required.name(Tag.ReferencedContentItemIdentifier));
        }
        return new ContentValue.ByReference(
                Arrays.stream(path).mapToObj(step -> Long.toString((long) step)).collect(Collectors.joining(".")));
    }

    /** A name is mandatory but for references, and for containers, images, composites and waveforms below the root. */
    private Optional<CodedConcept> name(DataSet item, String position, ContentValue value) {
        Optional<CodedConcept> name = CodedConcepts.first(item, Tag.ConceptNameCodeSequence);
        if (name.isEmpty()
                && (named(value) || item.item(Tag.ConceptNameCodeSequence).isPresent())) {
            problems.add(position, "no code in " + Required.name(Tag.ConceptNameCodeSequence));
        }
        return name;
    }

    private static boolean named(ContentValue value) {
        return switch (value) {
            case ContentValue.Container c -> false;
            case ContentValue.Image i -> false;
            case ContentValue.Composite c -> false;
            case ContentValue.Waveform w -> false;
            case ContentValue.ByReference r -> false;
            case ContentValue.Opaque o -> false;
            default -> true;
        };
    }
}
