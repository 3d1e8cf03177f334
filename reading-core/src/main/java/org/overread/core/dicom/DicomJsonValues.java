package org.overread.core.dicom;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The value field of an attribute in the DICOM JSON Model, value by value (PS3.18 F.2.2 to F.2.5). */
final class DicomJsonValues {
    private static final String[] NAME_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};
    private static final int LONGEST_DECIMAL = 16;

    private final int tag;
    private final Vr vr;
    private final GatheredBytes bytes;
    private final byte[] number = new byte[8];
    private int values;

    DicomJsonValues(int tag, Vr vr, DicomJsonBudget budget) {
        this.tag = tag;
        this.vr = vr;
        this.bytes = new GatheredBytes(budget);
    }

    /** The next value. Errors: MALFORMED for one that the VR cannot have, TOO_LARGE. */
    void add(JsonNode value) throws IOException {
        try {
            if (vr.kind() == Vr.Kind.BINARY) {
                putNumber(vr, value, ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN));
                bytes.write(number, 0, vr.bytesPerValue());
            } else if (DicomText.isText(vr)) {
                bytes.write(DicomText.part(vr, (values == 0 ? "" : "\\") + text(vr, value)));
            } else {
                throw new DicomException(
                        DicomException.Kind.MALFORMED, Tags.format(tag) + " of VR " + vr + " has values as text");
            }
        } catch (NumberFormatException e) {
            throw new DicomException(
                    DicomException.Kind.MALFORMED, Tags.format(tag) + " has a value that is no number");
        }
        values++;
    }

    /** All values, padded to even length. */
    Value.Bytes take() throws IOException {
        if (bytes.length() % 2 == 1) {
            bytes.write(DicomText.padding(vr));
        }
        return new Value.Bytes(bytes.take(), ByteOrder.LITTLE_ENDIAN);
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
}
