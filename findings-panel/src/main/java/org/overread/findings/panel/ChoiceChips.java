package org.overread.findings.panel;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** A choice of one in a few, all in sight, one click away. */
final class ChoiceChips<T> extends FlowPane {
    private final Function<T, String> wording;
    private final BiPredicate<T, T> same;
    private final Consumer<T> choose;

    ChoiceChips(String id, Function<T, String> wording, BiPredicate<T, T> same, Consumer<T> choose) {
        this.wording = wording;
        this.same = same;
        this.choose = choose;
        setId(id);
        getStyleClass().add("chips");
    }

    void offer(List<T> choices) {
        getChildren().setAll(choices.stream().map(this::chip).toList());
    }

    @SuppressWarnings("unchecked") // a chip's user data is the choice that chip() put there
    void show(T chosen) {
        getChildren().forEach(child -> {
            ToggleButton chip = (ToggleButton) child;
            chip.setSelected(same.test((T) chip.getUserData(), chosen));
        });
    }

    private ToggleButton chip(T choice) {
        ToggleButton chip = new ToggleButton(wording.apply(choice));
        chip.getStyleClass().add("chip");
        chip.setUserData(choice);
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setOnAction(_ -> {
            choose.accept(choice);
            show(choice);
        });
        return chip;
    }
}
