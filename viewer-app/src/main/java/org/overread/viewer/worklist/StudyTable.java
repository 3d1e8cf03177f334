package org.overread.viewer.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.text.TextAlignment;
import org.overread.core.inference.StudyMark;
import org.overread.core.worklist.StudySearch.Order;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;

/** The studies found, a line each. What is selected stays selected by its identity when lines come above it. Thread: JavaFX. */
final class StudyTable extends TableView<WorklistStudy> {
    private static final int BEFORE_THE_END = 100;
    private static final double LINE = 30;
    private static final double MODALITY_NAME = 92;
    private static final double IMAGES_NAME = 76;
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final List<Column> columns = new ArrayList<>();
    private BiConsumer<Order, Boolean> sorting = (order, ascending) -> {};
    private Runnable nearTheEnd = () -> {};
    private Consumer<WorklistStudy> doubleClick = study -> {};
    private boolean replacing;

    private record Column(TableColumn<WorklistStudy, String> shown, Optional<Order> order) {}

    private final Label nothing = new Label();

    /** @param marks what models say of a study */
    StudyTable(Function<WorklistStudy, Optional<StudyMark>> marks) {
        getStyleClass().add("worklist-table");
        setFixedCellSize(LINE);
        setFocusTraversable(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("patient", 230, Optional.of(Order.PATIENT_NAME), StudyWriting::name);
        column("id", 130, Optional.of(Order.PATIENT_ID), StudyWriting::id);
        column("accession", 120, Optional.of(Order.ACCESSION_NUMBER), StudyWriting::accession);
        column("date", 156, Optional.of(Order.DATE), StudyWriting::when);
        column("modality", 92, Optional.of(Order.MODALITY), StudyWriting::modalities);
        column("description", 260, Optional.of(Order.DESCRIPTION), WorklistStudy::description);
        column("images", 70, Optional.empty(), StudyWriting::images);
        column("where", 90, Optional.empty(), StudyWriting::where);
        column("ai", 100, Optional.empty(), study -> StudyWriting.ai(marks.apply(study)));
        // a date that is cut off may be read as another
        date().setMinWidth(date().getPrefWidth());
        // the names of the narrow columns are read whole in a small window, too
        columns.get(4).shown().setMinWidth(MODALITY_NAME);
        columns.get(6).shown().setMinWidth(IMAGES_NAME);
        nothing.setTextAlignment(TextAlignment.CENTER);
        nothing.setWrapText(true);
        nothing.setPadding(new Insets(LINE));
        setPlaceholder(nothing);
        date().setSortType(SortType.DESCENDING);
        getSortOrder().add(date());
        setSortPolicy(table -> {
            sorted();
            return true;
        });
        setRowFactory(table -> new Row(marks));
    }

    private TableColumn<WorklistStudy, String> date() {
        return columns.get(3).shown();
    }

    /** What stands in the place of the lines where there are none. */
    void nothingListed(String why) {
        nothing.setText(why);
    }

    private void column(String key, double width, Optional<Order> order, Function<WorklistStudy, String> text) {
        TableColumn<WorklistStudy, String> column = new TableColumn<>(Texts.of("worklist.column." + key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(order.isPresent());
        column.setReorderable(false);
        columns.add(new Column(column, order));
        getColumns().add(column);
    }

    /** Opens on a double click, if both clicks were on this study; tells when the end of what is loaded is near. */
    private final class Row extends TableRow<WorklistStudy> {
        private final Function<WorklistStudy, Optional<StudyMark>> marks;

        Row(Function<WorklistStudy, Optional<StudyMark>> marks) {
            this.marks = marks;
            setOnMouseClicked(event -> {
                boolean same = !isEmpty() && getItem() == getSelectionModel().getSelectedItem();
                if (event.getClickCount() == 2 && same) {
                    doubleClick.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(WorklistStudy study, boolean empty) {
            super.updateItem(study, empty);
            pseudoClassStateChanged(
                    URGENT,
                    !empty && marks.apply(study).filter(StudyMark::urgent).isPresent());
            if (!empty && getIndex() > getItems().size() - BEFORE_THE_END) {
                nearTheEnd.run();
            }
        }
    }

    void onSorting(BiConsumer<Order, Boolean> told) {
        sorting = told;
    }

    void onNearTheEnd(Runnable told) {
        nearTheEnd = told;
    }

    void onDoubleClick(Consumer<WorklistStudy> told) {
        doubleClick = told;
    }

    /** Shows an order that was chosen elsewhere, without telling of it. */
    void showOrder(Order order, boolean ascending) {
        replacing = true;
        columns.stream()
                .filter(column -> column.order().equals(Optional.of(order)))
                .forEach(column -> {
                    column.shown().setSortType(ascending ? SortType.ASCENDING : SortType.DESCENDING);
                    getSortOrder().setAll(List.of(column.shown()));
                });
        replacing = false;
    }

    /** Sorts by the n-th column (from 1); the other way round where it is sorted by it already. */
    void sortBy(int number) {
        if (number > columns.size() || columns.get(number - 1).order().isEmpty()) {
            return;
        }
        TableColumn<WorklistStudy, String> column = columns.get(number - 1).shown();
        boolean again = getSortOrder().contains(column) && column.getSortType() == SortType.ASCENDING;
        replacing = true;
        column.setSortType(again ? SortType.DESCENDING : SortType.ASCENDING);
        getSortOrder().setAll(List.of(column));
        replacing = false;
        sorted();
    }

    private void sorted() {
        if (replacing) {
            return;
        }
        Optional<TableColumn<WorklistStudy, ?>> by = getSortOrder().stream().findFirst();
        columns.stream()
                .filter(column -> by.filter(shown -> shown == column.shown()).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        column -> sorting.accept(
                                column.order().orElseThrow(), column.shown().getSortType() == SortType.ASCENDING),
                        () -> sorting.accept(Order.DATE, false));
    }

    /**
     * Replaces the lines.
     *
     * @param keep whether what is selected stays so
     * @return whether the selection fell on another study
     */
    boolean show(List<WorklistStudy> studies, boolean keep) {
        WorklistStudy before = keep ? getSelectionModel().getSelectedItem() : null;
        getItems().setAll(studies);
        int same = before == null ? -1 : indexOf(studies, before);
        if (same >= 0) {
            getSelectionModel().clearAndSelect(same);
            return false;
        }
        getSelectionModel().clearSelection();
        if (!studies.isEmpty()) {
            getSelectionModel().select(0);
            scrollTo(0);
        }
        return true;
    }

    private static int indexOf(List<WorklistStudy> studies, WorklistStudy wanted) {
        for (int i = 0; i < studies.size(); i++) {
            WorklistStudy study = studies.get(i);
            if (study.studyInstanceUid().equals(wanted.studyInstanceUid())
                    && study.patient().id().equals(wanted.patient().id())
                    && study.source().equals(wanted.source())) {
                return i;
            }
        }
        return -1;
    }

    /** Moves the selection by lines, and keeps it in view. */
    void move(int lines) {
        if (getItems().isEmpty()) {
            return;
        }
        int now = getSelectionModel().getSelectedIndex();
        int next = Math.clamp((long) now + lines, 0, getItems().size() - 1);
        getSelectionModel().clearAndSelect(next);
        int visible = Math.max(1, (int) ((getHeight() - LINE) / LINE) - 1);
        scrollTo(Math.max(0, next - visible / 2));
    }
}
