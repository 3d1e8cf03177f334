package org.overread.core.finding;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;

/** A coded concept with its modifiers, as of an anatomic region with its side (PS3.3 10.5). */
public record ModifiedConcept(CodedConcept concept, List<CodedConcept> modifiers) {
    public ModifiedConcept {
        modifiers = List.copyOf(modifiers);
    }

    /** The concepts of all items of a sequence, each with the modifiers in it. */
    public static List<ModifiedConcept> all(DataSet from, int sequenceTag, int modifierTag) {
        List<ModifiedConcept> concepts = new ArrayList<>();
        for (DataSet item : from.items(sequenceTag)) {
            CodedConcepts.of(item)
                    .ifPresent(concept ->
                            concepts.add(new ModifiedConcept(concept, CodedConcepts.all(item, modifierTag))));
        }
        return List.copyOf(concepts);
    }
}
