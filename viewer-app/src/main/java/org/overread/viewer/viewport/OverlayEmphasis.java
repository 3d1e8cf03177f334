package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;

/** The finding in the reader's hand, with its full text, one entry a line. */
public record OverlayEmphasis(Optional<TrackingUid> selected, List<String> text) {
    public static final OverlayEmphasis NONE = new OverlayEmphasis(Optional.empty(), List.of());

    public OverlayEmphasis {
        text = List.copyOf(text);
    }

    OverlayEmphasis withoutText() {
        return new OverlayEmphasis(selected, List.of());
    }

    boolean on(TrackingUid uid) {
        return selected.isPresent() && selected.get().equals(uid);
    }
}
