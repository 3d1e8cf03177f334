package org.overread.core.review;

import org.overread.core.finding.CodedConcept;

/** Why a finding is rejected; chosen by the key of its ordinal + 1. Codes are local ones until AI Result Assessment codes are settled. */
public enum RejectionReason {
    NORMAL_ANATOMY("Normal anatomy"),
    VESSEL("Vessel or airway"),
    ARTEFACT("Artefact"),
    NOT_A_LESION("Other, not a lesion"),
    WRONG_LOCATION("Wrong location"),
    DUPLICATE("Same as another finding"),
    BENIGN_KNOWN("Known, unchanged"),
    NOT_RELEVANT("Not clinically relevant"),
    OTHER("Other reason");

    private final String meaning;

    RejectionReason(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    public CodedConcept code() {
        return new CodedConcept("REJECT_" + name(), "99OVERREAD", meaning);
    }
}
