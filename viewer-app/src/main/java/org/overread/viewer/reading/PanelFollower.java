package org.overread.viewer.reading;

import org.overread.findings.panel.FindingsListener;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;

/** Lets the images follow the panel: what is selected there is emphasised here, what is edited there can be dragged here. */
final class PanelFollower implements FindingsListener {
    private final FindingViews views;
    private final FindingsModel model;
    private final ReadingNews news;

    PanelFollower(FindingViews views, FindingsModel model, ReadingNews news) {
        this.views = views;
        this.model = model;
        this.news = news;
    }

    @Override
    public void rowsReplaced() {}

    @Override
    public void rowChanged(int index) {}

    @Override
    public void selectionChanged() {
        views.refreshMarks();
    }

    @Override
    public void modeChanged() {
        if (model.mode() instanceof PanelMode.Editing && views.editedBox().isEmpty()) {
            model.moves().editBox();
        }
    }

    @Override
    public void statusChanged() {
        news.changed();
    }
}
