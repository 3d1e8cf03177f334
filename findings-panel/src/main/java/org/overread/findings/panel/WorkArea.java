package org.overread.findings.panel;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.StackPane;

/**
 * The part below the list: the selected finding, or in its place the reasons, the edit, the report draft or the question
 * before signing. Its height never changes, so that the list above stands still.
 */
final class WorkArea extends StackPane {
    private static final double HEIGHT = 280;
    private final FindingsModel model;
    private final DetailView detail;
    private final RejectView reject;
    private final EditView edit;
    private final DraftView draft;
    private final SignView sign;
    private final List<WorkPage> pages;
    private WorkPage page;
    private boolean draftAsked;

    WorkArea(FindingsModel model, PanelTexts texts) {
        this.model = model;
        detail = new DetailView(model, texts);
        reject = new RejectView(model, texts);
        edit = new EditView(model, texts);
        draft = new DraftView(model, texts);
        sign = new SignView(model, texts);
        pages = List.of(detail, reject, edit, draft, sign);
        page = detail;
        getStyleClass().add("work-area");
        getChildren().addAll(pages);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        refreshMode();
    }

    /** Opens the report draft in place of the finding, or closes it. */
    void toggleDraft() {
        draftAsked = !showsDraft();
        refreshMode();
    }

    boolean showsDraft() {
        return page == draft;
    }

    /** Another finding is selected: it takes the draft's place. */
    void refreshSelection() {
        draftAsked = false;
        refreshMode();
    }

    void refreshMode() {
        WorkPage before = page;
        page = switch (model.mode()) {
            case PanelMode.Reading _ -> draftAsked ? draft : detail;
            case PanelMode.Rejecting _ -> reject;
            case PanelMode.Editing _ -> edit;
            case PanelMode.ConfirmingSignature _, PanelMode.Signing _ -> sign;
        };
        draftAsked = page == draft;
        pages.forEach(each -> each.setVisible(each == page));
        if (page != before && model.mode() instanceof PanelMode.Editing(FindingDraft claim)) {
            edit.begin(claim);
        }
        refreshPage();
    }

    /** What stands on the page that is shown, and its message. */
    void refreshPage() {
        page.refresh();
        String wrong = page == edit ? edit.problem() : "";
        String closed = model.sentences().signed() ? model.sentences().next() : "";
        String message = Stream.of(wrong, model.message(), closed)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        page.say(message, !wrong.isEmpty());
    }
}
