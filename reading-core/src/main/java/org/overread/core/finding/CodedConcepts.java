package org.overread.core.finding;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Reads coded concepts from items of code sequences (PS3.3 8.8): short, long and URN codes. */
public final class CodedConcepts {
    /** Coding scheme of a code that is a URN or URL: the standard gives it none. */
    private static final String URN = "URN";

    /** The concept of an item; empty without a code or its scheme. Without a meaning the code stands for it. */
    public static Optional<CodedConcept> of(DataSet item) {
        Optional<String> urn = text(item, Tag.URNCodeValue);
        Optional<String> code = text(item, Tag.CodeValue)
                .or(() -> text(item, Tag.LongCodeValue))
                .or(() -> urn);
        Optional<String> scheme = text(item, Tag.CodingSchemeDesignator).or(() -> urn.map(value -> URN));
        if (code.isEmpty() || scheme.isEmpty()) {
            return Optional.empty();
        }
        String meaning = text(item, Tag.CodeMeaning).orElse(code.get());
        return Optional.of(new CodedConcept(code.get(), scheme.get(), meaning));
    }

    /** The concept of a sequence's first item. */
    public static Optional<CodedConcept> first(DataSet from, int sequenceTag) {
        return from.item(sequenceTag).flatMap(CodedConcepts::of);
    }

    /** The concepts of all items of a sequence; those without a code left out. */
    public static List<CodedConcept> all(DataSet from, int sequenceTag) {
        return from.items(sequenceTag).stream()
                .map(CodedConcepts::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> text(DataSet item, int tag) {
        return item.string(tag).filter(value -> !value.isBlank());
    }

    private CodedConcepts() {}
}
