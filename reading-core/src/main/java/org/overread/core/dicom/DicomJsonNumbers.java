package org.overread.core.dicom;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Numbers in the DICOM JSON Model (PS3.18 F.2.3): as JSON numbers where JSON can say them, else as text. */
record DicomJsonNumbers(JsonGenerator json) {
    /** Beyond it numbers stay text, so that no reader expands them. */
    private static final int LARGEST_EXPONENT = 300;
    /** Decimal strings have at most 16 characters; longer ones, met in practice, stay text, so that no digit is lost. */
    private static final int LONGEST = 16;

    /** The values of a fixed-width VR. */
    void binary(Vr vr, Value.Bytes value) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(value.bytes()).order(value.order());
        while (bytes.remaining() >= vr.bytesPerValue()) {
            switch (vr) {
                case AT -> json.writeString(DicomJsonWriter.hex(bytes.getShort() << 16 | bytes.getShort() & 0xFFFF));
                case US -> json.writeNumber(Short.toUnsignedInt(bytes.getShort()));
                case SS -> json.writeNumber(bytes.getShort());
                case UL -> json.writeNumber(Integer.toUnsignedLong(bytes.getInt()));
                case SL -> json.writeNumber(bytes.getInt());
                case SV -> json.writeNumber(bytes.getLong());
                case UV -> json.writeNumber(new BigInteger(Long.toUnsignedString(bytes.getLong())));
                case FL -> floating(bytes.getFloat());
                case FD -> floating(bytes.getDouble());
                default -> throw new IllegalArgumentException("not a number VR: " + vr);
            }
        }
    }

    private void floating(float value) throws IOException {
        if (Float.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Float.toString(value));
        }
    }

    private void floating(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    /** A DS or IS value, digits kept; text where it is no number. */
    void decimal(Vr vr, String value) throws IOException {
        try {
            BigDecimal number = new BigDecimal(value);
            if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT && value.length() <= LONGEST) {
                json.writeNumber(vr == Vr.IS ? number.toBigIntegerExact().toString() : number.toString());
                return;
            }
        } catch (ArithmeticException | NumberFormatException notANumber) {
            // stays the text that it is
        }
        json.writeString(value);
    }
}
