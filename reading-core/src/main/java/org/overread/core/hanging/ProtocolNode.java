package org.overread.core.hanging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A value of a protocol file, read strictly. @param where its place in the file */
record ProtocolNode(String where, JsonNode node) {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_LIST = 64;

    interface Reader<T> {
        T read(ProtocolNode node) throws HangingProtocolException;
    }

    /** The same, if it is an object of known names: a misspelt one is noticed. */
    ProtocolNode object(Set<String> known) throws HangingProtocolException {
        require(node.isObject(), "not an object");
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(known.contains(name), "unknown name " + name);
        }
        return this;
    }

    Optional<ProtocolNode> optional(String name) {
        JsonNode found = node.get(name);
        return found == null ? Optional.empty() : Optional.of(new ProtocolNode(where + "." + name, found));
    }

    ProtocolNode field(String name) throws HangingProtocolException {
        Optional<ProtocolNode> found = optional(name);
        require(found.isPresent(), "no " + name);
        return found.get();
    }

    <T> Optional<T> optional(String name, Reader<T> reader) throws HangingProtocolException {
        Optional<ProtocolNode> found = optional(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(reader.read(found.get()));
    }

    <T> List<T> list(String name, Reader<T> each) throws HangingProtocolException {
        Optional<ProtocolNode> list = optional(name);
        List<T> values = new ArrayList<>();
        if (list.isPresent()) {
            list.get().require(list.get().node.isArray(), "not a list");
            list.get().require(list.get().node.size() <= LONGEST_LIST, "more than " + LONGEST_LIST + " values");
            for (int i = 0; i < list.get().node.size(); i++) {
                values.add(each.read(new ProtocolNode(
                        list.get().where + "[" + i + "]", list.get().node.get(i))));
            }
        }
        return values;
    }

    String text() throws HangingProtocolException {
        require(node.isTextual() && !node.textValue().isBlank(), "not a text");
        require(node.textValue().length() <= LONGEST_TEXT, "longer than " + LONGEST_TEXT + " characters");
        return node.textValue();
    }

    int count(int least, int most) throws HangingProtocolException {
        require(
                node.isIntegralNumber()
                        && node.canConvertToInt()
                        && node.intValue() >= least
                        && node.intValue() <= most,
                "not a whole number from " + least + " to " + most);
        return node.intValue();
    }

    double number() throws HangingProtocolException {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), "not a number");
        return node.doubleValue();
    }

    boolean flag() throws HangingProtocolException {
        require(node.isBoolean(), "neither true nor false");
        return node.booleanValue();
    }

    BoundedPattern pattern() throws HangingProtocolException {
        try {
            return new BoundedPattern(text());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    /** One of the names of an enumeration, as written in the file: "same scale" is SAME_SCALE. */
    <E extends Enum<E>> E oneOf(Class<E> type) throws HangingProtocolException {
        String name = text();
        E[] all = type.getEnumConstants();
        Optional<E> found = Arrays.stream(all)
                .filter(one -> written(one).equalsIgnoreCase(name))
                .findFirst();
        require(
                found.isPresent(),
                "not one of " + Arrays.stream(all).map(ProtocolNode::written).collect(Collectors.joining(", ")));
        return found.get();
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void require(boolean holds, String otherwise) throws HangingProtocolException {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    HangingProtocolException refused(String why) {
        return new HangingProtocolException(where, why);
    }
}
