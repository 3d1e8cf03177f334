package org.overread.viewer.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.study.Patient;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.reading.VirtualScreen;

@ExtendWith(VirtualScreen.class)
class StudyTableTest {
    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @AfterEach
    void languageAsBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    @Test
    void dateAndTimeAreWholeInANarrowWindow() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        boolean whole = VirtualScreen.onScreen(() -> {
            StudyTable table = new StudyTable(any -> Optional.empty());
            table.show(List.of(study()), false);
            Stage stage = new Stage();
            stage.setScene(new Scene(table, 700, 300));
            stage.show();
            table.applyCss();
            table.layout();
            String date = StudyWriting.when(study());
            boolean drawn = table.lookupAll(".text").stream()
                    .filter(Text.class::isInstance)
                    .map(node -> ((Text) node).getText())
                    .anyMatch(date::equals);
            stage.hide();
            return drawn;
        });
        assertThat(whole).isTrue();
    }

    private static WorklistStudy study() {
        return new WorklistStudy(
                "1.2",
                new Patient("DOE^JANE", "H-1", "", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of("20240516"),
                Optional.of("095600"),
                Optional.of("A-1"),
                "CT CHEST",
                List.of("CT"),
                List.of(),
                Optional.empty(),
                1,
                1,
                "here",
                true,
                Instant.EPOCH);
    }
}
