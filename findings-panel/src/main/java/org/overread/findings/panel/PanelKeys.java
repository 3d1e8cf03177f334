package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which chord stands for each of the panel's keys now: the standard ones, or those a site or reader has set. Thread: JavaFX. */
public final class PanelKeys {
    static final String LATE_RESULTS = "LATE_RESULTS";
    private static final String TOGGLE_AI = "TOGGLE_AI";

    private final Map<PanelKey, String> chords = new EnumMap<>(PanelKey.class);
    private final Map<String, String> host =
            new HashMap<>(Map.of(TOGGLE_AI, "Q", LATE_RESULTS, "T", "OVERLAY_LIST", "Shift+M"));
    private final List<Runnable> listeners = new ArrayList<>();

    private PanelKeys(Map<PanelKey, String> chords) {
        this.chords.putAll(chords);
    }

    public static PanelKeys standard() {
        return new PanelKeys(
                Arrays.stream(PanelKey.values()).collect(Collectors.toMap(key -> key, PanelKey::standardChord)));
    }

    /** As it stands on the screen: "Ctrl+Enter". */
    public String chord(PanelKey key) {
        return chords.get(key);
    }

    /** Obeys and shows other chords from now on; what is not named stays. */
    public void change(Map<PanelKey, String> changed) {
        chords.putAll(changed);
        listeners.forEach(Runnable::run);
    }

    /** The host's key that hides and shows all AI. */
    public String toggleAi() {
        return host(TOGGLE_AI);
    }

    /** The host's commands that texts of the panel name. */
    public Set<String> hostCommands() {
        return Set.copyOf(host.keySet());
    }

    /** The chord of one of them; empty where it has none. */
    String host(String command) {
        return host.get(command);
    }

    /** Shows other chords of the host's from now on. */
    public void changeHost(Map<String, String> chords) {
        host.putAll(chords);
        listeners.forEach(Runnable::run);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The key that a chord ("A", "7", "Ctrl+Z") stands for. */
    Optional<PanelKey> of(String chord) {
        if (chord.length() == 1 && chord.charAt(0) >= '1' && chord.charAt(0) <= '9') {
            return Optional.of(PanelKey.REASON);
        }
        return chords.entrySet().stream()
                .filter(entry -> entry.getValue().equals(chord))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
