package org.overread.viewer.worklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.overread.core.inference.StudyMark;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.Thumbnails;

/**
 * The worklist: what is looked for above, the studies found below, the selected one at the right. The keyboard stays in the
 * search field; arrows move the selection, Enter opens it. Thread: JavaFX.
 */
public final class WorklistPage extends BorderPane {
    private static final Duration TYPED = Duration.millis(400);
    private static final Duration SEEN = Duration.millis(300);
    private static final int PAGE = 15;

    private final StudySources sources;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final WorklistModel model;
    private final SearchBar search = new SearchBar(this::asked);
    private final StudyTable table = new StudyTable(this::mark);
    private final StudyPreview preview;
    private final Label standing = new Label();
    private final PauseTransition typed = new PauseTransition(TYPED);
    private final PauseTransition seen = new PauseTransition(SEEN);
    private List<NamedSearch> named = List.of();
    private List<WorklistStudy> listed = List.of();
    private boolean selectionUnseen;
    private boolean readersSelection;
    private int answered;

    public WorklistPage(StudySources sources, Thumbnails thumbnails) {
        this.sources = sources;
        model = new WorklistModel(sources, Platform::runLater, Clock.systemDefaultZone(), this::changed);
        preview = new StudyPreview(sources, thumbnails);
        sources.onAiMarks(() -> Platform.runLater(model::marksChanged));
        getStyleClass().add("worklist");
        standing.getStyleClass().add("worklist-standing");
        // a reason that is cut off is none
        standing.setWrapText(true);
        standing.setMinHeight(Region.USE_PREF_SIZE);
        Label keys = new Label(Texts.of("worklist.keys"));
        keys.getStyleClass().add("worklist-keys");
        setTop(new VBox(search, standing));
        setCenter(table);
        setRight(preview);
        setBottom(keys);
        typed.setOnFinished(event -> model.askArchives());
        seen.setOnFinished(event -> selectionUnseen = false);
        table.onSorting((order, ascending) -> ask(model.query().sorted(order, ascending)));
        table.onNearTheEnd(() -> Platform.runLater(model::more));
        table.onDoubleClick(sources::open);
        table.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> readersSelection = true);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, now) -> preview.show(Optional.ofNullable(now)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        sources.namedSearches()
                .whenCompleteAsync((kept, failure) -> named(failure == null ? kept : List.of()), Platform::runLater);
    }

    /** Comes to the front: asks anew, with the keyboard in the search field. */
    public void appear() {
        ask(search.query(model.query()));
        search.focusWords();
        preview.show(selected());
    }

    /** Goes from the screen: nothing is asked any more. */
    public void disappear() {
        typed.stop();
        preview.show(Optional.empty());
    }

    /** Esc where there is no image to go back to. */
    public void clear() {
        search.clearWords();
    }

    /** All that it says beside the list. */
    public String writtenTexts() {
        String lines = listed.isEmpty() ? StudyWriting.nothingListed(model) : "";
        return String.join("\n", search.words(), standing.getText(), lines, preview.content());
    }

    /** The studies listed, as far as they are loaded. */
    public List<WorklistStudy> listed() {
        return listed;
    }

    /** The study that Enter opens. */
    public Optional<WorklistStudy> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private Optional<StudyMark> mark(WorklistStudy study) {
        return model.mark(study);
    }

    private void asked() {
        ask(search.query(model.query()));
    }

    private void ask(WorklistQuery query) {
        model.ask(query);
        table.showOrder(query.order(), query.ascending());
        typed.playFromStart();
    }

    private void changed() {
        standing.setText(StudyWriting.standing(model));
        standing.pseudoClassStateChanged(FAILED, StudyWriting.failed(model));
        table.nothingListed(StudyWriting.nothingListed(model));
        if (model.rows() != listed) {
            listed = model.rows();
            boolean sameQuestion = answered == model.answered();
            answered = model.answered();
            if (table.show(listed, sameQuestion || readersSelection)) {
                readersSelection = false;
                selectionUnseen = true;
                seen.playFromStart();
            }
        }
    }

    private void pressed(KeyEvent event) {
        boolean taken = true;
        if (event.isControlDown() && event.getCode().isDigitKey()) {
            table.sortBy(event.getCode().ordinal() - KeyCode.DIGIT0.ordinal());
        } else if (event.isControlDown() && event.getCode() == KeyCode.S) {
            keepSearch();
        } else {
            taken = moved(event.getCode());
        }
        if (taken) {
            event.consume();
        }
    }

    private boolean moved(KeyCode code) {
        switch (code) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-PAGE);
            case PAGE_DOWN -> move(PAGE);
            case ENTER -> openSelected();
            case F5 -> appear();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int lines) {
        readersSelection = true;
        table.move(lines);
    }

    /** A line that has slid under the selection by itself, or is about to go, is not opened before it could be seen. */
    private void openSelected() {
        if (!selectionUnseen && model.isAnswered()) {
            selected().ifPresent(sources::open);
        }
    }

    // --- searches with a name ---------------------------------------------------------------------------------------

    private void named(List<NamedSearch> searches) {
        named = List.copyOf(searches);
        search.showNamed(
                named,
                one -> {
                    search.show(one.query());
                    ask(one.query());
                },
                this::keepSearch,
                this::removeSearch);
    }

    /** Keeps what is looked for now, called as it reads. */
    private void keepSearch() {
        WorklistQuery query = model.query();
        List<String> parts = new ArrayList<>();
        parts.add(Texts.of("worklist.days." + query.days().span()));
        query.days().from().ifPresent(day -> parts.add(day.toString()));
        query.days().to().ifPresent(day -> parts.add(day.toString()));
        parts.addAll(query.modalities());
        if (!query.words().isBlank()) {
            parts.add(query.words().strip());
        }
        String name = String.join("  ", parts);
        List<NamedSearch> all = new ArrayList<>(
                named.stream().filter(one -> !one.name().equals(name)).toList());
        all.add(new NamedSearch(name, query));
        keep(all);
    }

    private void removeSearch(NamedSearch search) {
        keep(named.stream().filter(one -> !one.equals(search)).toList());
    }

    private void keep(List<NamedSearch> searches) {
        sources.keep(searches)
                .whenCompleteAsync(
                        (done, failure) -> {
                            if (failure == null) {
                                named(searches);
                            } else {
                                standing.setText(Texts.of("worklist.notKept"));
                            }
                        },
                        Platform::runLater);
    }
}
