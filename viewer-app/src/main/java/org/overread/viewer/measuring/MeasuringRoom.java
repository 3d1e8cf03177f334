package org.overread.viewer.measuring;

import java.util.List;
import org.overread.viewer.onscreen.KeepingRoom;

/** What measuring needs from the window around it. Thread: JavaFX. */
public interface MeasuringRoom extends KeepingRoom {

    /** What is measured has changed: values as the report's draft lists them. */
    void changed(List<String> measured);

    /** For sending to the clipboard. */
    void copy(String text);
}
