package org.overread.viewer.reading;

import org.overread.findings.panel.FindingsListener;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.viewport.Viewport;

/** Lets the image follow the panel: what is selected there is emphasised here, what is edited there can be dragged here. */
final class PanelFollower implements FindingsListener {
    private final Viewport viewport;
    private final FindingsModel model;
    private final ReadingNews news;

    PanelFollower(Viewport viewport, FindingsModel model, ReadingNews news) {
        this.viewport = viewport;
        this.model = model;
        this.news = news;
    }

    @Override
    public void rowsReplaced() {}

    @Override
    public void rowChanged(int index) {}

    @Override
    public void selectionChanged() {
        viewport.refreshMarks();
    }

    @Override
    public void modeChanged() {
        if (model.mode() instanceof PanelMode.Editing && viewport.editedBox().isEmpty()) {
            model.moves().editBox();
        }
    }

    @Override
    public void statusChanged() {
        news.changed();
    }
}
