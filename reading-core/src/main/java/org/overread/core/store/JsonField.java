package org.overread.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field of a stored JSON text, read strictly.
 *
 * <p>Errors: {@link StoreException} CORRUPT, naming row and field; values are not repeated, since they may be anything.
 *
 * @param where e.g. "finding 2.25.1: claim.laterality"
 */
record JsonField(String where, JsonNode node) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Reads a row's text; what its records refuse is corrupt too. */
    static <T> T decode(String row, String text, Function<JsonField, T> decoder) {
        try {
            return decoder.apply(new JsonField(row, MAPPER.readTree(text)));
        } catch (JsonProcessingException e) {
            throw StoreException.corrupt(row, "not JSON");
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            throw new StoreException(StoreException.Kind.CORRUPT, "corrupt row: " + row + ": a value out of range", e);
        }
    }

    JsonField field(String name) {
        return optional(name).orElseThrow(() -> StoreException.corrupt(inner(name), "missing"));
    }

    Optional<JsonField> optional(String name) {
        JsonNode found = node.get(name);
        return found == null || found.isNull() ? Optional.empty() : Optional.of(new JsonField(inner(name), found));
    }

    String text() {
        return expect(node.isTextual(), "not a text").textValue();
    }

    int integer() {
        return expect(node.canConvertToInt() && node.isIntegralNumber(), "not a whole number")
                .intValue();
    }

    double number() {
        return expect(node.isNumber(), "not a number").doubleValue();
    }

    boolean flag() {
        return expect(node.isBoolean(), "not true or false").booleanValue();
    }

    Instant instant() {
        return Instant.parse(text());
    }

    <E extends Enum<E>> E oneOf(Class<E> values) {
        String name = text();
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> StoreException.corrupt(where, "unknown " + values.getSimpleName()));
    }

    <T> List<T> list(Function<JsonField, T> decoder) {
        expect(node.isArray(), "not a list");
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(decoder.apply(new JsonField(where + "[" + i + "]", node.get(i))));
        }
        return elements;
    }

    private JsonNode expect(boolean holds, String otherwise) {
        if (!holds) {
            throw StoreException.corrupt(where, otherwise);
        }
        return node;
    }

    private String inner(String name) {
        return where.contains(": ") ? where + "." + name : where + ": " + name;
    }
}
