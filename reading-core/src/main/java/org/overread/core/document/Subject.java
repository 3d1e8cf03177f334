package org.overread.core.document;

import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/**
 * Whom or what observations are about, where not the document's patient (PS3.16 TID 1006 to 1010).
 *
 * @param subjectClass Patient, Fetus, Specimen, Device
 * @param identifier Subject ID, Fetus Number, Specimen Identifier
 */
public record Subject(
        Optional<CodedConcept> subjectClass,
        Optional<String> uid,
        Optional<String> name,
        Optional<String> identifier) {}
