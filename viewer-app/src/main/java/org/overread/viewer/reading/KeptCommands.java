package org.overread.viewer.reading;

import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.overlaying.SourceLabel;
import org.overread.viewer.viewport.ViewportGrid;

/** The commands of what the reader keeps beside findings: measurements and key images. */
final class KeptCommands {
    private final Measuring measuring;
    private final KeyImages keyImages;
    private final ViewportGrid viewports;

    KeptCommands(Measuring measuring, KeyImages keyImages, ViewportGrid viewports) {
        this.measuring = measuring;
        this.keyImages = keyImages;
        this.viewports = viewports;
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        if (command.tool().isPresent()) {
            measuring.choose(command.tool().get());
            return true;
        }
        switch (command) {
            case NEXT_MEASUREMENT -> measuring.selectFurther(1);
            case COPY_MEASUREMENTS -> measuring.copy();
            case KEY_IMAGE -> keyImages.toggle();
            case NEXT_KEY_IMAGE -> keyImages.next();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Keeps a mask's volume as a measurement on the frame that is in the active image; whether that could be done. */
    boolean keep(SourceLabel label) {
        return viewports
                .active()
                .painted()
                .filter(frame -> label.mask().isPresent())
                .filter(frame -> measuring.keep(frame.ref(), label.mask().get(), label.text()))
                .isPresent();
    }
}
