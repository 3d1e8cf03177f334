package org.overread.core.finding;

/** A coded concept: Code Value, Coding Scheme Designator ("SCT", "DCM", "UCUM", "99OVERREAD"), Code Meaning (PS3.16 3). */
public record CodedConcept(String value, String scheme, String meaning) {
    public CodedConcept {
        if (value.isBlank() || scheme.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException(
                    "a code needs value, scheme and meaning: " + value + ", " + scheme + ", " + meaning);
        }
    }

    /** Equal by value and scheme; the meaning is for people (PS3.16 3). */
    public boolean sameCode(CodedConcept other) {
        return value.equals(other.value) && scheme.equals(other.scheme);
    }
}
