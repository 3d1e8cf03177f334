package org.overread.core.result;

import java.util.Arrays;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/** Whether a CAD result is to be shown (PS3.16 CID 6034). */
public enum RenderingIntent {
    PRESENTATION_REQUIRED("111150"),
    PRESENTATION_OPTIONAL("111151"),
    /** A device is expected not to show it. */
    NOT_FOR_PRESENTATION("111152");

    private final String code;

    RenderingIntent(String code) {
        this.code = code;
    }

    static Optional<RenderingIntent> of(CodedConcept value) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(value.value()) && value.scheme().equals("DCM"))
                .findFirst();
    }
}
