package org.overread.core.dicom;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Values of the DICOM JSON Model to bytes (PS3.18 F.2.2 to F.2.5). */
final class DicomJsonValues {
    private static final String[] NAME_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};
    private static final int LONGEST_DECIMAL = 16;

    /** The value field. Errors: NumberFormatException for a number that is none. */
    static byte[] bytes(int tag, Vr vr, List<JsonNode> values) throws DicomException {
        if (vr.kind() == Vr.Kind.BINARY) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(values.size() * vr.bytesPerValue()).order(ByteOrder.LITTLE_ENDIAN);
            values.forEach(value -> putNumber(vr, value, bytes));
            return bytes.array();
        }
        if (!DicomText.isText(vr)) {
            if (!values.isEmpty()) {
                throw new DicomException(
                        DicomException.Kind.MALFORMED, Tags.format(tag) + " of VR " + vr + " has values as text");
            }
            return new byte[0];
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            texts.add(text(vr, value));
        }
        return DicomText.encode(vr, texts, SpecificCharacterSet.NONE).orElseThrow();
    }

    private static String text(Vr vr, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (vr == Vr.PN) {
            return name(value);
        }
        if (vr == Vr.DS && value.isNumber()) {
            String exact = value.decimalValue().toString();
            return exact.length() <= LONGEST_DECIMAL ? exact : DicomText.decimal(value.doubleValue());
        }
        return value.asText();
    }

    private static String name(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < NAME_GROUPS.length; i++) {
            name.append(i == 0 ? "" : "=").append(value.path(NAME_GROUPS[i]).asText(""));
        }
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '=') {
            end--;
        }
        return name.substring(0, end);
    }

    private static void putNumber(Vr vr, JsonNode value, ByteBuffer bytes) {
        String text = value.isNull() ? "0" : value.asText();
        switch (vr) {
            case FL -> bytes.putFloat(Float.parseFloat(text));
            case FD -> bytes.putDouble(Double.parseDouble(text));
            case AT -> {
                int tag = Integer.parseUnsignedInt(text, 16);
                bytes.putShort((short) (tag >>> 16)).putShort((short) tag);
            }
            case US, SS -> bytes.putShort(integer(text).shortValue());
            case UL, SL -> bytes.putInt(integer(text).intValue());
            default -> bytes.putLong(integer(text).longValue());
        }
    }

    private static BigInteger integer(String text) {
        if (text.length() > 40) {
            throw new NumberFormatException("too long");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > 40) {
            throw new NumberFormatException("too large");
        }
        return number.toBigInteger();
    }

    private DicomJsonValues() {}
}
