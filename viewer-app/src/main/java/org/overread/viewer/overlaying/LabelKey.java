package org.overread.viewer.overlaying;

import org.overread.core.finding.CodedConcept;
import org.overread.core.inference.MapLabel;

/**
 * A label of one source, by which the reader shows and hides masks, heatmaps and findings.
 *
 * @param source the model's SHA-256, or the SOP Instance UID of another system's object
 * @param side of a label that is of one side of the patient; else blank
 */
public record LabelKey(String source, String scheme, String value, String side) {

    static LabelKey of(String source, MapLabel label) {
        return new LabelKey(
                source,
                label.code().scheme(),
                label.code().value(),
                label.laterality().map(Enum::name).orElse(""));
    }

    static LabelKey of(String source, CodedConcept code) {
        return new LabelKey(source, code.scheme(), code.value(), "");
    }

    /** Of a segment of another system's object. */
    static LabelKey segment(String source, int number) {
        return new LabelKey(source, "segment", Integer.toString(number), "");
    }

    boolean isOf(CodedConcept code) {
        return scheme.equals(code.scheme()) && value.equals(code.value());
    }
}
