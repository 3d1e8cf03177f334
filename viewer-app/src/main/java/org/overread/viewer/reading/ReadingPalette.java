package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.overread.core.image.VoiTransformation;
import org.overread.findings.panel.PanelKey;
import org.overread.findings.panel.ReaderMoves;
import org.overread.viewer.palette.PaletteEntry;
import org.overread.viewer.palette.PaletteSource;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.WindowText;

/** What the window offers in the command palette: its commands and the panel's, the presets and the series on hand. */
final class ReadingPalette {
    private static final int MOST_RECENT = 20;

    private final ReadingController controller;
    private final ReadingKeys keys;
    private final Consumer<ReadingCommand> run;
    private final List<PaletteSource> sources = new ArrayList<>();
    private final List<String> recent = new ArrayList<>();

    ReadingPalette(ReadingController controller, ViewCommands view, ReadingKeys keys, Consumer<ReadingCommand> run) {
        this.controller = controller;
        this.keys = keys;
        this.run = run;
        add(this::commands);
        add(this::findings);
        add(() -> presets(view.presets()));
        add(this::series);
        add(new HangingPalette(controller.hanging()));
    }

    /** Whose entries are offered from now on, too. */
    void add(PaletteSource source) {
        sources.add(source);
    }

    List<PaletteEntry> entries() {
        return sources.stream().flatMap(source -> source.entries().stream()).toList();
    }

    /** Ids of what was chosen, the last first. */
    List<String> recent() {
        return List.copyOf(recent);
    }

    void chosen(PaletteEntry entry) {
        recent.remove(entry.id());
        recent.addFirst(entry.id());
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    private List<PaletteEntry> commands() {
        return Stream.of(ReadingCommand.values())
                .filter(command -> command.preset() < 0)
                .filter(command -> command != ReadingCommand.CLOSE_SHEET && command != ReadingCommand.PALETTE)
                .map(command -> entry(command, () -> run.accept(command)))
                .toList();
    }

    private List<PaletteEntry> findings() {
        if (controller.reading().isEmpty()) {
            return List.of();
        }
        return Arrays.stream(PanelKey.values())
                .flatMap(key -> move(key).map(move -> entry(key, move)).stream())
                .toList();
    }

    private Optional<Runnable> move(PanelKey key) {
        ReaderMoves moves = controller.model().moves();
        return Optional.ofNullable(
                switch (key) {
                    case ACCEPT -> moves::accept;
                    case REJECT -> moves::startRejecting;
                    case EDIT -> moves::startEditing;
                    case NEXT_OPEN -> moves::nextOpen;
                    case PREVIOUS_OPEN -> moves::previousOpen;
                    case COMMIT -> moves::commitReading;
                    case UNDO -> moves::undo;
                    case REDO -> moves::redo;
                    case SIGN -> moves::askToSign;
                    case REASON, CONFIRM, CANCEL -> null;
                });
    }

    private PaletteEntry entry(Enum<?> command, Runnable action) {
        return new PaletteEntry(
                "command." + command.name(),
                CommandTexts.title(command),
                CommandTexts.kind(command),
                String.join("  ", keys.get().chords(command)),
                CommandTexts.words(command),
                action);
    }

    private List<PaletteEntry> presets(List<VoiTransformation> presets) {
        return Stream.of(ReadingCommand.values())
                .filter(command -> command.preset() >= 0 && command.preset() < presets.size())
                .map(command -> {
                    VoiTransformation window = presets.get(command.preset());
                    return new PaletteEntry(
                            "preset." + window.explanation(),
                            window.explanation() + "   " + WindowText.of(window),
                            CommandTexts.kind(command),
                            String.join("  ", keys.get().chords(command)),
                            CommandTexts.words(command),
                            () -> run.accept(command));
                })
                .toList();
    }

    private List<PaletteEntry> series() {
        return controller.reading().stream()
                .flatMap(study -> study.stacks().stream())
                .map(this::series)
                .toList();
    }

    private PaletteEntry series(FrameStack stack) {
        String number = stack.series().number().map(Object::toString).orElse("");
        return new PaletteEntry(
                "series." + stack.series().seriesInstanceUid() + "." + stack.hashCode(),
                String.join(
                                "  ",
                                number,
                                stack.series().modality(),
                                stack.series().description())
                        .strip(),
                Texts.of("palette.series"),
                "",
                List.of(),
                () -> controller.places().turnTo(stack));
    }
}
