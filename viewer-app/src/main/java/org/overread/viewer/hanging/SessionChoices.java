package org.overread.viewer.hanging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Choices of protocols that end with the session. */
final class SessionChoices implements HangingSources.Choices {
    private final Map<String, String> chosen = new ConcurrentHashMap<>();

    @Override
    public String chosen(String kind) {
        return chosen.getOrDefault(kind, "");
    }

    @Override
    public void choose(String kind, String id) {
        chosen.put(kind, id);
    }
}
