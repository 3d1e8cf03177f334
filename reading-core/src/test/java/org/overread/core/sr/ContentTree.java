package org.overread.core.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Finds items of an SR content tree by the code of their name; read from what was written, not from what writes it. */
final class ContentTree {

    /** The item's children of this name. */
    static List<DataSet> children(DataSet item, String conceptCode) {
        return item.items(Tag.ContentSequence).stream()
                .filter(child -> conceptCode.equals(concept(child)))
                .toList();
    }

    static DataSet child(DataSet item, String conceptCode) {
        List<DataSet> found = children(item, conceptCode);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " items of " + conceptCode);
        }
        return found.get(0);
    }

    static boolean has(DataSet item, String conceptCode) {
        return !children(item, conceptCode).isEmpty();
    }

    static String text(DataSet item, String conceptCode) {
        DataSet found = child(item, conceptCode);
        return found.string(Tag.TextValue).or(() -> found.string(Tag.UID)).orElseThrow();
    }

    static String code(DataSet item, String conceptCode) {
        return child(item, conceptCode)
                .item(Tag.ConceptCodeSequence)
                .flatMap(value -> value.string(Tag.CodeValue))
                .orElseThrow();
    }

    /** "17.2 mm". */
    static String number(DataSet item, String conceptCode) {
        DataSet value = child(item, conceptCode).item(Tag.MeasuredValueSequence).orElseThrow();
        return value.string(Tag.NumericValue).orElseThrow() + " "
                + value.item(Tag.MeasurementUnitsCodeSequence)
                        .flatMap(unit -> unit.string(Tag.CodeValue))
                        .orElseThrow();
    }

    /** Every SOP Instance UID that the tree refers to, at any depth. */
    static List<String> referencedInstances(DataSet item) {
        List<String> uids = new ArrayList<>();
        item.items(Tag.ReferencedSOPSequence)
                .forEach(reference ->
                        uids.add(reference.string(Tag.ReferencedSOPInstanceUID).orElseThrow()));
        item.items(Tag.ContentSequence).forEach(child -> uids.addAll(referencedInstances(child)));
        return uids;
    }

    static List<DataSet> groups(DataSet document) {
        return children(child(document, "126010"), "125007");
    }

    static DataSet group(DataSet document, Predicate<String> trackingUid) {
        return groups(document).stream()
                .filter(group -> trackingUid.test(text(group, "112040")))
                .findFirst()
                .orElseThrow();
    }

    private static String concept(DataSet item) {
        return item.item(Tag.ConceptNameCodeSequence)
                .flatMap(name -> name.string(Tag.CodeValue))
                .orElse("");
    }

    private ContentTree() {}
}
