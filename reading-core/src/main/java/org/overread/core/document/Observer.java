package org.overread.core.document;

import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/** Who or what observed (PS3.16 TID 1002, 1003, 1004; PS3.3 Table C.17-3b). */
public sealed interface Observer {

    /** @param procedureRole Person Observer's Role in this Procedure ("Verifying") */
    record Person(
            Optional<String> name,
            Optional<String> organization,
            Optional<CodedConcept> organizationalRole,
            Optional<CodedConcept> procedureRole)
            implements Observer {}

    record Device(
            Optional<String> uid,
            Optional<String> name,
            Optional<String> manufacturer,
            Optional<String> model,
            Optional<String> serialNumber,
            Optional<String> location)
            implements Observer {}
}
