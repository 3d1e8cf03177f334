package org.overread.core.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text values to and from bytes: padding, the value separator, Specific Character Set (PS3.5 6.1, 6.2). */
final class DicomText {

    static List<String> decode(Vr vr, byte[] bytes, DataSet dataSet) {
        if (vr.kind() == Vr.Kind.BINARY || vr.kind() == Vr.Kind.BULK || vr.kind() == Vr.Kind.SEQUENCE) {
            return List.of();
        }
        Charset charset = vr.kind() == Vr.Kind.TEXT ? StandardCharsets.ISO_8859_1 : dataSet.charset();
        String text = new String(bytes, charset);
        if (vr.kind() == Vr.Kind.PARAGRAPH || vr == Vr.UR) {
            return List.of(stripTrailing(text));
        }
        List<String> values = new ArrayList<>();
        for (String value : text.split("\\\\", -1)) {
            values.add(stripTrailing(value).stripLeading());
        }
        return values;
    }

    static byte[] encode(Vr vr, String[] values, DataSet dataSet) {
        String text = String.join("\\", values);
        Charset charset = vr.kind() == Vr.Kind.TEXT ? StandardCharsets.US_ASCII : dataSet.charset();
        byte[] bytes = text.getBytes(charset);
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] padded = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        padded[bytes.length] = (byte) (vr == Vr.UI ? 0 : ' ');
        return padded;
    }

    static double[] numbers(List<String> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Double.parseDouble(values.get(i));
            } catch (NumberFormatException e) {
                return new double[0];
            }
            if (!Double.isFinite(numbers[i])) {
                return new double[0];
            }
        }
        return numbers;
    }

    private static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }

    private DicomText() {}
}
