package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.overread.findings.panel.PanelKey;
import org.overread.findings.panel.PanelKeys;
import org.overread.viewer.reading.KeysRefusedException.Why;

/**
 * The one table of keys: the window's commands and the findings panel's. No chord stands for two commands. Immutable.
 *
 * <p>Plain digits choose window presets, and a reason while a finding is being rejected.
 */
public final class KeyBindings {
    private static final Set<String> FIXED = Set.of("Esc", "Enter", "Delete", "Ctrl+Z", "Ctrl+Y");
    private static final Set<PanelKey> FIXED_OF_PANEL =
            EnumSet.of(PanelKey.REASON, PanelKey.UNDO, PanelKey.REDO, PanelKey.CONFIRM, PanelKey.CANCEL);

    private final Map<String, ReadingCommand> commands;
    private final Map<PanelKey, String> panel;

    private KeyBindings(Map<String, ReadingCommand> commands, Map<PanelKey, String> panel) {
        this.commands = commands;
        this.panel = panel;
    }

    public static KeyBindings standard() {
        Map<String, ReadingCommand> commands = new LinkedHashMap<>();
        for (ReadingCommand command : ReadingCommand.values()) {
            command.standardChords().forEach(chord -> commands.put(chord, command));
        }
        Map<PanelKey, String> panel = new EnumMap<>(PanelKey.class);
        Arrays.stream(PanelKey.values()).forEach(key -> panel.put(key, key.standardChord()));
        return new KeyBindings(commands, panel);
    }

    /**
     * The same table with a command on other keys; none: it has no key.
     *
     * @param name of a {@link ReadingCommand} or {@link PanelKey} that may be changed
     */
    public KeyBindings with(String name, List<String> chords) throws KeysRefusedException {
        Enum<?> command = named(name).orElseThrow(() -> new KeysRefusedException(Why.NO_SUCH_COMMAND, name, null));
        List<String> written = new ArrayList<>();
        for (String chord : chords) {
            written.add(free(chord, command));
        }
        Map<String, ReadingCommand> window = new LinkedHashMap<>(commands);
        Map<PanelKey, String> findings = new EnumMap<>(panel);
        if (command instanceof PanelKey key) {
            if (written.size() != 1) {
                throw new KeysRefusedException(Why.NOT_FOR_FINDINGS, String.join(", ", chords), null);
            }
            findings.put(key, written.getFirst());
        } else {
            window.values().removeIf(command::equals);
            written.forEach(chord -> window.put(chord, (ReadingCommand) command));
        }
        return new KeyBindings(window, findings);
    }

    /** The same table with a command that has no key for now. */
    public KeyBindings without(String name) throws KeysRefusedException {
        Enum<?> command = named(name).orElseThrow(() -> new KeysRefusedException(Why.NO_SUCH_COMMAND, name, null));
        Map<String, ReadingCommand> window = new LinkedHashMap<>(commands);
        window.values().removeIf(command::equals);
        Map<PanelKey, String> findings = new EnumMap<>(panel);
        findings.keySet().removeIf(command::equals);
        return new KeyBindings(window, findings);
    }

    /** What a chord ("F", "Ctrl+O") stands for in the window. */
    public Optional<ReadingCommand> command(String chord) {
        return Optional.ofNullable(commands.get(chord));
    }

    /** The chords of every window command that has one, in order of the commands. */
    public Map<ReadingCommand, List<String>> chords() {
        Map<ReadingCommand, List<String>> all = new EnumMap<>(ReadingCommand.class);
        commands.forEach((chord, command) ->
                all.computeIfAbsent(command, any -> new ArrayList<>()).add(chord));
        return all;
    }

    /** The chords of a command of the window or the findings panel. */
    public List<String> chords(Enum<?> command) {
        return command instanceof PanelKey key
                ? Optional.ofNullable(panel.get(key)).stream().toList()
                : commands.entrySet().stream()
                        .filter(entry -> entry.getValue() == command)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** All commands whose keys a site or reader may change. */
    public static List<Enum<?>> changeable() {
        Stream<Enum<?>> findings = Arrays.stream(PanelKey.values())
                .filter(key -> !FIXED_OF_PANEL.contains(key))
                .map(key -> key);
        Stream<Enum<?>> window = Arrays.stream(ReadingCommand.values())
                .filter(command -> command != ReadingCommand.CLOSE_SHEET)
                .map(command -> command);
        return Stream.concat(findings, window).toList();
    }

    /** The names of commands whose keys are not as in another table, with their keys. */
    public Map<String, List<String>> changedFrom(KeyBindings other) {
        return changeable().stream()
                .filter(command -> !chords(command).equals(other.chords(command)))
                .collect(Collectors.toMap(Enum::name, this::chords, (one, same) -> one, LinkedHashMap::new));
    }

    /** Makes the findings panel obey this table. */
    void applyTo(PanelKeys keys) {
        keys.change(panel);
        keys.changeHost(keys.hostCommands().stream()
                .collect(Collectors.toMap(
                        command -> command, command -> String.join("  ", chords(ReadingCommand.valueOf(command))))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyBindings table && commands.equals(table.commands) && panel.equals(table.panel);
    }

    @Override
    public int hashCode() {
        return 31 * commands.hashCode() + panel.hashCode();
    }

    /** A command whose keys may be changed, by its name. */
    static Optional<Enum<?>> named(String name) {
        return changeable().stream()
                .filter(command -> command.name().equals(name))
                .findFirst();
    }

    /** The chord as it is written here, if the command may have it. */
    private String free(String chord, Enum<?> command) throws KeysRefusedException {
        Chord parsed = Chord.parse(chord).orElseThrow(() -> new KeysRefusedException(Why.NO_SUCH_KEY, chord, null));
        String written = parsed.toString();
        if (FIXED.contains(written)) {
            throw new KeysRefusedException(Why.FIXED, written, null);
        }
        Optional<Enum<?>> other = holder(written).filter(one -> one != command);
        if (other.isPresent()) {
            throw new KeysRefusedException(Why.TAKEN, written, other.get());
        }
        if (command instanceof PanelKey && !forFindings(parsed)) {
            throw new KeysRefusedException(Why.NOT_FOR_FINDINGS, written, null);
        }
        return written;
    }

    private Optional<Enum<?>> holder(String chord) {
        Optional<Enum<?>> ofPanel = panel.entrySet().stream()
                .filter(entry -> entry.getValue().equals(chord))
                .<Enum<?>>map(Map.Entry::getKey)
                .findFirst();
        return ofPanel.or(() -> Optional.ofNullable(commands.get(chord)));
    }

    /** What the panel names as this table does. */
    private static boolean forFindings(Chord chord) {
        return chord.code().isLetterKey() || chord.code().isFunctionKey() || chord.code() == KeyCode.ENTER;
    }
}
