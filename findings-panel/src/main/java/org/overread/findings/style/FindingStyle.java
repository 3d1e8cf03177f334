package org.overread.findings.style;

import java.util.Optional;
import org.overread.core.review.AssessmentDecision;

/**
 * How a finding's state looks, in list and image alike: by shape, word and colour together. Colours are of the
 * Okabe–Ito palette, which colour-vision deficiency leaves apart; red is kept for critical and errors.
 */
public enum FindingStyle {
    NOT_ASSESSED("#E69F00", "○", "AI, not assessed", true),
    ACCEPTED("#009E73", "✓", "accepted", false),
    MODIFIED("#56B4E9", "✎", "modified", false),
    REJECTED("#8b929c", "✕", "rejected", false),
    ADDED("#CC79A7", "＋", "AI missed", false);

    private final String colour;
    private final String symbol;
    private final String word;
    private final boolean dashed;

    FindingStyle(String colour, String symbol, String word, boolean dashed) {
        this.colour = colour;
        this.symbol = symbol;
        this.word = word;
        this.dashed = dashed;
    }

    public static FindingStyle of(Optional<AssessmentDecision> decision) {
        return decision.map(d -> switch (d) {
                    case ACCEPTED -> ACCEPTED;
                    case MODIFIED -> MODIFIED;
                    case REJECTED -> REJECTED;
                    case ADDED -> ADDED;
                })
                .orElse(NOT_ASSESSED);
    }

    /** As #RRGGBB. */
    public String colour() {
        return colour;
    }

    public String symbol() {
        return symbol;
    }

    public String word() {
        return word;
    }

    public boolean dashed() {
        return dashed;
    }
}
