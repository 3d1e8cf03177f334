package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.presentation.PresentationState;
import org.overread.core.study.Instance;

/**
 * A presentation state as a reader has chosen it for a view: it shows on the frames that it is for, and on no other.
 *
 * @param file the state's own, for overlays that it brings along
 * @param windowByReader whether the reader has windowed since: then the state's window is not shown any more
 */
public record ShownState(PresentationState state, Instance file, boolean windowByReader) {

    ShownState windowed() {
        return new ShownState(state, file, true);
    }

    Optional<ShownState> on(FrameRef frame) {
        return state.appliesTo(frame) ? Optional.of(this) : Optional.empty();
    }
}
