package org.overread.core.sr;

import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CodedConcept;

/** Coded concepts as items of code sequences (PS3.3 8.8). */
final class CodeItems {
    private static final int SHORT = 16;
    private static final int MEANING = 64;

    /** @throws IllegalArgumentException where the coding scheme is longer than an SH value may be */
    static DataSet of(CodedConcept code) {
        return ifPossible(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "coding scheme designator of more than 16 characters: " + code.scheme()));
    }

    /** Empty where the coding scheme is longer than an SH value may be: it must not be cut, it would name another one. */
    static Optional<DataSet> ifPossible(CodedConcept code) {
        if (code.scheme().length() > SHORT) {
            return Optional.empty();
        }
        String value = SingleValue.of(code.value());
        DataSet item = new DataSet();
        if (value.length() > SHORT) {
            item.putString(Tag.LongCodeValue, Vr.UC, value);
        } else {
            item.putString(Tag.CodeValue, Vr.SH, value);
        }
        item.putString(Tag.CodingSchemeDesignator, Vr.SH, code.scheme());
        item.putString(Tag.CodeMeaning, Vr.LO, shortened(code.meaning()));
        return Optional.of(item);
    }

    /** A meaning is for people (PS3.16 3): a long one may be cut. */
    private static String shortened(String meaning) {
        String text = SingleValue.of(meaning);
        return text.codePointCount(0, text.length()) <= MEANING
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MEANING));
    }

    private CodeItems() {}
}
