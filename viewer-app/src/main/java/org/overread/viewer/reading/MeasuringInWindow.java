package org.overread.viewer.reading;

import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.overread.viewer.measuring.MeasuringRoom;

/** Joins what is measured with the findings and the images of the window. */
final class MeasuringInWindow extends KeepingInWindow implements MeasuringRoom {

    MeasuringInWindow(ReadingController controller, ReadingNews news, StepOrder steps) {
        super(controller, news, steps, Problem.MEASUREMENTS);
    }

    @Override
    public void changed(List<String> measured) {
        controller().model().study().measured(measured);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
