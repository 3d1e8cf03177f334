package org.overread.viewer.presentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.overread.core.image.FrameRef;
import org.overread.core.presentation.PresentationState;
import org.overread.core.presentation.PresentationStateKind;
import org.overread.core.presentation.PresentationStateReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.ShownState;

/**
 * The presentation states that a study came with.
 *
 * @param unreadable how many could not be read
 */
record StudyStates(List<ShownState> states, int unreadable) {
    static final StudyStates NONE = new StudyStates(List.of(), 0);

    /** @param wanted asked before each object: whether any more is to be read. Blocking. */
    static StudyStates of(Study study, BooleanSupplier wanted) {
        List<ShownState> states = new ArrayList<>();
        int unreadable = 0;
        List<Instance> files = study.series().stream()
                .flatMap(series -> series.instances().stream())
                .filter(one -> PresentationStateKind.of(one.sopClassUid()).isPresent())
                .toList();
        for (Instance file : files) {
            try {
                PresentationState state = PresentationStateReader.read(file.header());
                states.add(new ShownState(state, file, false));
            } catch (IOException e) {
                unreadable++;
            }
            if (!wanted.getAsBoolean()) {
                break;
            }
        }
        return new StudyStates(List.copyOf(states), unreadable);
    }

    /** Those for a frame first, in the study's order. */
    List<ShownState> forFirst(FrameRef frame) {
        List<ShownState> sorted = new ArrayList<>(
                states.stream().filter(one -> one.state().appliesTo(frame)).toList());
        states.stream().filter(one -> !one.state().appliesTo(frame)).forEach(sorted::add);
        return sorted;
    }
}
