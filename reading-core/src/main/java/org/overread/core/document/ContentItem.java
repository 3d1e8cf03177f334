package org.overread.core.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.finding.CodedConcept;

/**
 * An item of a content tree with all below it (PS3.3 C.17.3), in the document's order; also what could not be understood
 * has its place.
 *
 * @param position "1" of the root, "1.2" of its second child …: what relationships by reference point at
 * @param nameVersion Coding Scheme Version of the name
 * @param observedAt Observation DateTime, where it differs from the document's
 * @param template Template Identifier, of a container that a template made
 */
public record ContentItem(
        String position,
        Relationship relationship,
        Optional<CodedConcept> name,
        Optional<String> nameVersion,
        ContentValue value,
        Optional<String> observationUid,
        Optional<String> observedAt,
        Optional<String> template,
        List<ContentItem> children) {
    public ContentItem {
        children = List.copyOf(children);
    }

    /** The children of a relationship. */
    public Stream<ContentItem> children(Relationship wanted) {
        return children.stream().filter(child -> child.relationship == wanted);
    }

    /** This item and all below it, each before its children. */
    public Stream<ContentItem> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ContentItem::all));
    }

    /** What a reader can read of it: the text, the code's meaning, the name, the date, the UID; empty of anything else. */
    public Optional<String> text() {
        return switch (value) {
            case ContentValue.Text(String text) -> Optional.of(text);
            case ContentValue.Code code -> Optional.of(code.code().meaning());
            case ContentValue.PersonName(String name) -> Optional.of(name);
            case ContentValue.UidRef(String uid) -> Optional.of(uid);
            case ContentValue.Date(String date) -> Optional.of(date);
            case ContentValue.Time(String time) -> Optional.of(time);
            case ContentValue.DateTime(String dateTime) -> Optional.of(dateTime);
            case ContentValue.Num num ->
                num.measured().map(measured -> measured.value().toPlainString());
            case ContentValue.Opaque opaque -> opaque.legible();
            default -> Optional.empty();
        };
    }

    /** The code that it says. */
    public Optional<CodedConcept> code() {
        return value instanceof ContentValue.Code code ? Optional.of(code.code()) : Optional.empty();
    }
}
