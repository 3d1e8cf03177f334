package org.overread.core.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.CodeExtensions.Table;

/** Writes one text with ISO 2022 escape sequences where the repertoire changes (PS3.5 6.1.2.5.3). */
final class CodeExtensionEncoder {
    private final List<Table> usable;
    private final Table initialLower;
    private final Table initialUpper;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Table lower;
    private Table upper;

    CodeExtensionEncoder(List<Table> usable, Table initialLower, Table initialUpper) {
        this.usable = usable;
        this.initialLower = initialLower;
        this.initialUpper = initialUpper;
        reset();
    }

    private void reset() {
        lower = initialLower;
        upper = initialUpper;
    }

    Optional<byte[]> encode(String text, String delimiters) {
        for (int i = 0; i < text.length(); ) {
            String character = Character.toString(text.codePointAt(i));
            i += character.length();
            if (character.charAt(0) < 0x20 || delimiters.contains(character)) {
                endWide();
                out.write(character.charAt(0));
                reset();
                continue;
            }
            Optional<Table> table = tableOf(character);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            choose(table.get());
            out.writeBytes(character.getBytes(table.get().charset()));
        }
        endWide();
        return Optional.of(out.toByteArray());
    }

    private void choose(Table table) {
        if (table == (table.upper() ? upper : lower)) {
            return;
        }
        escape(table);
        if (table.upper()) {
            upper = table;
        } else {
            lower = table;
        }
    }

    /** Before a separator and at the end, the lower half must be the initial one again. */
    private void endWide() {
        if (lower != initialLower) {
            escape(initialLower);
            lower = initialLower;
        }
    }

    private void escape(Table table) {
        out.write(CodeExtensions.ESCAPE);
        out.writeBytes(table.escape().getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<Table> tableOf(String character) {
        if (has(lower, character)) {
            return Optional.of(lower);
        }
        if (upper != null && has(upper, character)) {
            return Optional.of(upper);
        }
        return usable.stream().filter(table -> has(table, character)).findFirst();
    }

    /** Whether a table has a character, in its own half. */
    private static boolean has(Table table, String character) {
        if (!table.charset().newEncoder().canEncode(character)) {
            return false;
        }
        byte[] bytes = character.getBytes(table.charset());
        return bytes.length == table.bytes() && bytes[0] < 0 == table.upper();
    }
}
