package org.overread.core.audit;

import java.util.Map;
import java.util.TreeMap;

/** JSON in one spelling only, so that equal facts have equal bytes: fields in the order given, no spaces, least escapes. */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder("{");

    CanonicalText field(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    CanonicalText field(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** An object of texts, its fields by name. */
    CanonicalText field(String name, Map<String, String> values) {
        name(name);
        CanonicalText inner = new CanonicalText();
        new TreeMap<>(values).forEach(inner::field);
        text.append(inner.end());
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7F || loneSurrogate(value, i)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Half a character has no UTF-8 bytes: it would not come back as it was. */
    private static boolean loneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
