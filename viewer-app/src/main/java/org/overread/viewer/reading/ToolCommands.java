package org.overread.viewer.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.tools.Cine;
import org.overread.viewer.tools.PixelSize;
import org.overread.viewer.tools.ViewPicture;
import org.overread.viewer.viewport.Magnifier;
import org.overread.viewer.viewport.ViewSettings;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** The commands of the tools over the images: cine, lens, size, copies of what is seen. Thread: JavaFX. */
final class ToolCommands {
    private final ViewportGrid viewports;
    private final Room room;
    private final Cine cine;
    private final Magnifier magnifier;
    private final PixelSize size;
    private boolean patientInPictures;

    /** What the tools need of the window. */
    interface Room {
        /** A message in the line below. */
        void say(String message);

        /** The patient of the study on screen, in a line; blank without one. */
        String patient();

        /** Where the reader wants a picture to be kept; empty: nowhere. */
        Optional<Path> pictureFile(String suggested);
    }

    ToolCommands(ViewportGrid viewports, ViewSettings settings, Room room) {
        this.viewports = viewports;
        this.room = room;
        cine = new Cine(viewports, room::say);
        magnifier = new Magnifier(viewports);
        size = new PixelSize(settings.screenPixelMm(), room::say);
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case CINE -> cine.toggle();
            case CINE_SLOWER -> cine.faster(-1);
            case CINE_FASTER -> cine.faster(1);
            case MAGNIFIER -> magnifier.toggle();
            case PIXEL_SIZE -> size.next(viewports.active());
            case COPY_PICTURE -> picture().ifPresent(this::copy);
            case SAVE_PICTURE -> picture().ifPresent(this::save);
            case PATIENT_IN_PICTURES -> togglePatient();
            default -> {
                return false;
            }
        }
        return true;
    }

    Cine cine() {
        return cine;
    }

    private void togglePatient() {
        patientInPictures = !patientInPictures;
        room.say(Texts.of(patientInPictures ? "picture.withPatient" : "picture.withoutPatient"));
    }

    private Optional<WritableImage> picture() {
        Viewport viewport = viewports.active();
        return viewport.painted().map(frame -> ViewPicture.of(viewport, patientInPictures ? room.patient() : ""));
    }

    private void copy(WritableImage picture) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, picture));
        room.say(Texts.of(patientInPictures ? "picture.copiedWithPatient" : "picture.copied"));
    }

    /** The name says nothing of the patient: it travels further than the picture. */
    private void save(WritableImage picture) {
        room.pictureFile(Texts.of("picture.file")).ifPresent(file -> write(picture, file, room::say));
    }

    static void write(WritableImage picture, Path file, Consumer<String> said) {
        Supplier<String> outcome = () -> {
            try {
                ScreenPicture.write(picture, file);
                return Texts.of("picture.saved");
            } catch (IOException e) {
                return Texts.of("picture.notSaved");
            }
        };
        CompletableFuture.supplyAsync(outcome).thenAcceptAsync(said, Platform::runLater);
    }

    void close() {
        cine.stop();
        magnifier.close();
    }
}
