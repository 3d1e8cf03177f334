package org.overread.viewer.worklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;

/** What the reader looks for: words, days, modalities, and the searches with a name. Thread: JavaFX. */
final class SearchBar extends VBox {
    /** As German writes it; with points, so that it is taken for nothing else. */
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private static final List<String> MODALITIES =
            List.of("CT", "MR", "CR", "DX", "MG", "US", "NM", "PT", "XA", "RF", "SR", "SEG");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double KINDS_WIDTH = 640;
    private static final double DAY_WIDTH = 112;

    private final TextField words = new TextField();
    private final ToggleGroup spans = new ToggleGroup();
    private final TextField from = day("worklist.from");
    private final TextField to = day("worklist.to");
    private final List<ToggleButton> modalities = new ArrayList<>();
    private final MenuButton named = new MenuButton(Texts.of("worklist.searches"));
    private final Runnable changed;
    private boolean showing;

    /** @param changed told when something else is looked for */
    SearchBar(Runnable changed) {
        this.changed = changed;
        getStyleClass().add("worklist-search");
        words.setPromptText(Texts.of("worklist.prompt"));
        words.getStyleClass().add("worklist-words");
        words.setId("worklist-words");
        words.textProperty().addListener((observed, before, now) -> changed());
        from.textProperty().addListener((observed, before, now) -> changed());
        to.textProperty().addListener((observed, before, now) -> changed());
        HBox below = new HBox(24, days(), kinds());
        below.setAlignment(Pos.CENTER_LEFT);
        HBox top = new HBox(12, title(), words, named);
        top.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        named.setFocusTraversable(false);
        getChildren().addAll(top, below);
        daysShown();
    }

    private HBox days() {
        HBox days = new HBox(4);
        days.setAlignment(Pos.CENTER_LEFT);
        for (StudyDays.Span span : StudyDays.Span.values()) {
            ToggleButton button = chip(Texts.of("worklist.days." + span));
            button.setUserData(span);
            button.setToggleGroup(spans);
            days.getChildren().add(button);
        }
        spans.selectToggle(spans.getToggles().getFirst());
        spans.selectedToggleProperty().addListener((observed, before, now) -> {
            if (now == null) {
                spans.selectToggle(before);
            }
            changed();
        });
        days.getChildren().addAll(from, to);
        return days;
    }

    private FlowPane kinds() {
        FlowPane kinds = new FlowPane(4, 4);
        kinds.setPrefWrapLength(KINDS_WIDTH);
        kinds.setAlignment(Pos.CENTER_LEFT);
        for (String modality : MODALITIES) {
            ToggleButton button = chip(modality);
            button.selectedProperty().addListener((observed, before, now) -> changed());
            modalities.add(button);
            kinds.getChildren().add(button);
        }
        HBox.setHgrow(kinds, Priority.ALWAYS);
        return kinds;
    }

    private static Label title() {
        Label title = new Label(Texts.of("worklist.title"));
        title.getStyleClass().add("worklist-title");
        return title;
    }

    private static ToggleButton chip(String text) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("worklist-chip");
        button.setFocusTraversable(false);
        return button;
    }

    private static TextField day(String prompt) {
        TextField field = new TextField();
        field.setPromptText(Texts.of(prompt));
        field.setPrefWidth(DAY_WIDTH);
        return field;
    }

    private void changed() {
        daysShown();
        if (!showing) {
            changed.run();
        }
    }

    private void daysShown() {
        boolean between = span() == StudyDays.Span.BETWEEN;
        for (TextField field : List.of(from, to)) {
            field.setVisible(between);
            field.setManaged(between);
            boolean wrong = !field.getText().isBlank() && parsed(field).isEmpty();
            field.pseudoClassStateChanged(ERROR, wrong);
        }
    }

    private StudyDays.Span span() {
        return spans.getSelectedToggle() == null
                ? StudyDays.Span.ANY
                : (StudyDays.Span) spans.getSelectedToggle().getUserData();
    }

    private static Optional<LocalDate> parsed(TextField field) {
        try {
            Matcher dayFirst = DAY_FIRST.matcher(field.getText().strip());
            if (dayFirst.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(dayFirst.group(3)),
                        Integer.parseInt(dayFirst.group(2)),
                        Integer.parseInt(dayFirst.group(1))));
            }
            String digits = field.getText().replaceAll("[^0-9]", "");
            return digits.length() == 8
                    ? Optional.of(LocalDate.parse(
                            digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6)))
                    : Optional.empty();
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** What is looked for, in the order of the question before. */
    WorklistQuery query(WorklistQuery before) {
        return new WorklistQuery(
                words.getText(),
                new StudyDays(span(), parsed(from), parsed(to)),
                modalities.stream()
                        .filter(ToggleButton::isSelected)
                        .map(ToggleButton::getText)
                        .toList(),
                before.order(),
                before.ascending());
    }

    /** Shows a question that was asked elsewhere, without telling of it. */
    void show(WorklistQuery query) {
        showing = true;
        words.setText(query.words());
        spans.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == query.days().span())
                .forEach(spans::selectToggle);
        from.setText(query.days().from().map(Texts::date).orElse(""));
        to.setText(query.days().to().map(Texts::date).orElse(""));
        modalities.forEach(button -> button.setSelected(query.modalities().contains(button.getText())));
        showing = false;
    }

    /** The searches with a name, and how to add and remove one. */
    void showNamed(List<NamedSearch> searches, Consumer<NamedSearch> ask, Runnable keep, Consumer<NamedSearch> remove) {
        named.getItems().clear();
        for (NamedSearch search : searches) {
            named.getItems().add(item(search.name(), () -> ask.accept(search)));
        }
        if (!searches.isEmpty()) {
            named.getItems().add(new SeparatorMenuItem());
        }
        named.getItems().add(item(Texts.of("worklist.keepSearch"), keep));
        for (NamedSearch search : searches) {
            named.getItems().add(item(Texts.of("worklist.removeSearch", search.name()), () -> remove.accept(search)));
        }
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    void focusWords() {
        words.requestFocus();
        words.selectAll();
    }

    String words() {
        return words.getText();
    }

    void clearWords() {
        words.clear();
    }
}
