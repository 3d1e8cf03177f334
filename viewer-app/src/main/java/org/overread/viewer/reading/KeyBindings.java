package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one table of the reading window's keys: what the window obeys and what it shows. */
public final class KeyBindings {
    private final Map<String, ReadingCommand> commands;

    private KeyBindings(Map<String, ReadingCommand> commands) {
        this.commands = commands;
    }

    public static KeyBindings standard() {
        Map<String, ReadingCommand> commands = new LinkedHashMap<>();
        for (ReadingCommand command : ReadingCommand.values()) {
            command.standardChords().forEach(chord -> commands.put(chord, command));
        }
        return new KeyBindings(commands);
    }

    /**
     * The same table with a command on other keys.
     *
     * @throws IllegalArgumentException where a key is another command's
     */
    public KeyBindings with(ReadingCommand command, List<String> chords) {
        Map<String, ReadingCommand> changed = new LinkedHashMap<>(commands);
        changed.values().removeIf(command::equals);
        for (String chord : chords) {
            ReadingCommand other = changed.put(chord, command);
            if (other != null && other != command) {
                throw new IllegalArgumentException(chord + " is the key of " + other);
            }
        }
        return new KeyBindings(changed);
    }

    /** What a chord ("F", "Ctrl+O") stands for. */
    public Optional<ReadingCommand> command(String chord) {
        return Optional.ofNullable(commands.get(chord));
    }

    /** The chords of every command, in order of the commands. */
    public Map<ReadingCommand, List<String>> chords() {
        Map<ReadingCommand, List<String>> all = new EnumMap<>(ReadingCommand.class);
        commands.forEach((chord, command) ->
                all.computeIfAbsent(command, any -> new ArrayList<>()).add(chord));
        return all;
    }
}
