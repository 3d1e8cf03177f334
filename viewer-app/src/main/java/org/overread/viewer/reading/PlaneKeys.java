package org.overread.viewer.reading;

import java.util.List;
import org.overread.core.image.VoiTransformation;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.viewport.SitePreset;

/** What the keys of the images do on a plane of an MPR. */
final class PlaneKeys {
    private static final double ZOOM_STEP = 1.25;
    private static final int PAGE = 10;

    private final List<SitePreset> site;
    private boolean information = true;

    /** @param site window presets of the site */
    PlaneKeys(List<SitePreset> site) {
        this.site = site;
    }

    List<VoiTransformation> presets(PlaneRoom room) {
        return room.scene().presets(site);
    }

    /** Whether the command means anything on a plane. */
    boolean run(PlaneRoom room, PlanePane pane, ReadingCommand command) {
        if (command.preset() >= 0) {
            List<VoiTransformation> presets = room.scene().presets(site);
            if (command.preset() < presets.size()) {
                room.moves().window(shown -> presets.get(command.preset()));
            }
            return true;
        }
        switch (command) {
            case SLICE_BACK -> room.moves().scroll(pane.name(), -1);
            case SLICE_FORWARD -> room.moves().scroll(pane.name(), 1);
            case PAGE_BACK -> room.moves().scroll(pane.name(), -PAGE);
            case PAGE_FORWARD -> room.moves().scroll(pane.name(), PAGE);
            case FIRST_SLICE -> room.moves().scrollToEnd(pane.name(), false);
            case LAST_SLICE -> room.moves().scrollToEnd(pane.name(), true);
            case FIT -> pane.fit();
            case ZOOM_IN -> pane.zoom(pane.getWidth() / 2, pane.getHeight() / 2, ZOOM_STEP);
            case ZOOM_OUT -> pane.zoom(pane.getWidth() / 2, pane.getHeight() / 2, 1 / ZOOM_STEP);
            case INVERT -> room.moves().invert();
            case NEXT_PALETTE -> room.moves().nextPalette();
            case INFORMATION -> {
                information = !information;
                room.panes().forEach(each -> each.information(information));
            }
            case RESET -> room.reset();
            default -> {
                return false;
            }
        }
        return true;
    }
}
