package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.findings.panel.AiStateLine;
import org.overread.viewer.viewport.ViewportGrid;

/** The commands of findings on the images: which are shown, where they are, what the AI missed, what came late. */
final class FindingCommands {
    private final ReadingController controller;
    private final ViewportGrid viewports;
    private final List<PointerTools> pointers = new ArrayList<>();

    FindingCommands(ReadingController controller, ViewportGrid viewports) {
        this.controller = controller;
        this.viewports = viewports;
        viewports.furnish(viewport -> pointers.add(new PointerTools(viewport, controller.actions()::select)));
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case ZOOM_TO_FINDING -> controller.actions().goToSelected();
            case TOGGLE_AI -> controller.actions().toggleAi();
            case TOGGLE_CLASS -> controller.actions().toggleClass();
            case TOGGLE_REJECTED -> controller.actions().toggleRejected();
            case MISSED -> addMissed();
            case LATE_RESULTS -> takeUpLateResults();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** At the pointer, in whichever image it is. */
    private void addMissed() {
        Optional<PointerTools> at =
                pointers.stream().filter(tools -> tools.pointer().isPresent()).findFirst();
        controller
                .actions()
                .addMissed(
                        at.map(PointerTools::viewport).orElse(viewports.active()), at.flatMap(PointerTools::pointer));
    }

    private void takeUpLateResults() {
        if (controller.model().sentences().ai().stream().anyMatch(AiStateLine::offered)) {
            controller.model().moves().showLateResults();
        }
    }
}
