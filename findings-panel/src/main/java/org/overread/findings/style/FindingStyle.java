package org.overread.findings.style;

import java.util.Optional;
import org.overread.core.review.AssessmentDecision;

/**
 * How a finding's state looks, in list and image alike: by shape, word and colour together. Colours are of the
 * Okabe–Ito palette, which colour-vision deficiency leaves apart; red is kept for critical and errors.
 */
public enum FindingStyle {
    NOT_ASSESSED("#E69F00", "○", "M8 2.5 A5.5 5.5 0 1 1 7.99 2.5 Z", "AI, not assessed", true),
    ACCEPTED("#009E73", "✓", "M2.5 8.5 L6.3 12.3 L13.5 4", "accepted", false),
    MODIFIED("#56B4E9", "✎", "M2.5 13.5 L3.3 10 L10.6 2.7 L13.3 5.4 L6 12.7 Z M8.8 4.5 L11.5 7.2", "modified", false),
    REJECTED("#bcc1c8", "✕", "M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5", "rejected", false),
    ADDED("#CC79A7", "＋", "M8 2.5 L8 13.5 M2.5 8 L13.5 8", "AI missed", false);

    private final String colour;
    private final String symbol;
    private final String path;
    private final String word;
    private final boolean dashed;

    FindingStyle(String colour, String symbol, String path, String word, boolean dashed) {
        this.colour = colour;
        this.symbol = symbol;
        this.path = path;
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

    /** A character, for text; on screens the {@link #path} is drawn, since not every font has them all. */
    public String symbol() {
        return symbol;
    }

    /** The symbol as an SVG path in a box of 16 x 16, to be stroked and not filled. */
    public String path() {
        return path;
    }

    public String word() {
        return word;
    }

    public boolean dashed() {
        return dashed;
    }
}
