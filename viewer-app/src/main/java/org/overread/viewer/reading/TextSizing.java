package org.overread.viewer.reading;

import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Makes all that is written larger and smaller; images stay as they are. Thread: JavaFX. */
final class TextSizing {
    private final ReadingScreen screen;
    private final ViewportGrid viewports;
    private final ScreenPreferences preferences;
    private final Consumer<String> say;

    TextSizing(ReadingScreen screen, ViewportGrid viewports, ScreenPreferences preferences, Consumer<String> say) {
        this.screen = screen;
        this.viewports = viewports;
        this.preferences = preferences;
        this.say = say;
        TextSize.set(screen, preferences.textPercent());
    }

    void larger() {
        change(TextSize::larger);
    }

    void smaller() {
        change(TextSize::smaller);
    }

    private void change(IntUnaryOperator step) {
        if (preferences.locked("textPercent").isPresent()) {
            say.accept(preferences.locked("textPercent").get());
            return;
        }
        int percent = step.applyAsInt(TextSize.percent(screen));
        TextSize.set(screen, percent);
        screen.requestLayout();
        for (Viewport viewport : viewports.all()) {
            viewport.requestLayout();
            viewport.marks().refresh();
        }
        say.accept(Texts.of("text.size", percent));
        preferences.keepTextPercent(percent).whenComplete((kept, failure) -> {
            if (failure != null) {
                Sheet.later(() -> say.accept(Texts.of("text.notKept", Sheet.reason(failure))));
            }
        });
    }
}
