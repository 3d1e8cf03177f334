package org.overread.viewer.worklist;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Thumbnails;

/** Who and what the selected study is, with a few of its images where it is on this machine. Thread: JavaFX. */
final class StudyPreview extends VBox {
    static final double WIDTH = 250;
    private static final int PICTURE = 104;
    private static final int PICTURES = 6;
    private static final Duration STEADY = Duration.millis(200);

    private final StudySources sources;
    private final Thumbnails thumbnails;
    private final Label name = label("worklist-preview-name");
    private final Label lines = label("worklist-preview-text");
    private final FlowPane pictures = new FlowPane(6, 6);
    private final PauseTransition pause = new PauseTransition(STEADY);
    private Optional<WorklistStudy> shown = Optional.empty();
    private CompletableFuture<Study> asked = CompletableFuture.completedFuture(null);

    StudyPreview(StudySources sources, Thumbnails thumbnails) {
        this.sources = sources;
        this.thumbnails = thumbnails;
        getStyleClass().add("worklist-preview");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        getChildren().addAll(name, lines, pictures);
        pause.setOnFinished(event -> shown.filter(WorklistStudy::local).ifPresent(this::askImages));
    }

    private static Label label(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    void show(Optional<WorklistStudy> study) {
        if (study.equals(shown)) {
            return;
        }
        shown = study;
        asked.cancel(true);
        pictures.getChildren().clear();
        name.setText(study.map(StudyWriting::name).orElse(""));
        lines.setText(study.map(StudyPreview::text).orElse(""));
        pause.playFromStart();
    }

    private static String text(WorklistStudy study) {
        return String.join(
                        "\n",
                        StudyWriting.person(study),
                        Texts.of("worklist.preview.id", study.patient().id()),
                        study.description(),
                        StudyWriting.when(study),
                        Texts.of("worklist.preview.count", study.series(), study.images()),
                        study.local() ? "" : Texts.of("worklist.preview.fetch", study.source()))
                .strip();
    }

    private void askImages(WorklistStudy study) {
        asked = sources.someImages(study);
        asked.whenCompleteAsync(
                (images, failure) -> {
                    if (shown.equals(Optional.of(study))) {
                        if (failure == null) {
                            pictures(images);
                        } else {
                            lines.setText(text(study) + "\n\n" + Texts.of("worklist.preview.gone"));
                        }
                    }
                },
                Platform::runLater);
    }

    private void pictures(Study study) {
        study.series().stream()
                .map(FrameStack::new)
                .filter(stack -> !stack.isEmpty())
                .sorted((a, b) -> b.size() - a.size())
                .limit(PICTURES)
                .forEach(stack -> {
                    int each = study.series().size() == 1 ? Math.min(PICTURES, stack.size()) : 1;
                    for (int i = 0; i < each; i++) {
                        picture(stack, (2 * i + 1) * stack.size() / (2 * each));
                    }
                });
    }

    private void picture(FrameStack stack, int position) {
        ImageView view = new ImageView();
        StackPane frame = new StackPane(view);
        frame.setMinSize(PICTURE, PICTURE);
        frame.setMaxSize(PICTURE, PICTURE);
        frame.setStyle("-fx-background-color: black;");
        pictures.getChildren().add(frame);
        thumbnails.request(stack, position, PICTURE, PICTURE, view::setImage);
    }

    /** What it says, for tests. */
    String content() {
        return name.getText() + "\n" + lines.getText();
    }
}
