package org.overread.core.dicom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Reads data sets in the DICOM JSON Model (PS3.18 F). Text is encoded in UTF-8; Specific Character Set says so where the
 * document names one. A floating point zero loses its sign.
 *
 * <p>Errors: {@link DicomException} MALFORMED for what is no such document, UNSUPPORTED for bulk data that lies elsewhere
 * than in the file given.
 */
public final class DicomJsonReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The file that relative bulk data references mean; empty where they cannot be followed. */
    private final Optional<Path> bulkFile;

    private DicomJsonReader(Optional<Path> bulkFile) {
        this.bulkFile = bulkFile;
    }

    /** A document whose values are all inline. */
    public static DataSet read(Reader json) throws IOException {
        return new DicomJsonReader(Optional.empty()).document(json);
    }

    /** A document that {@link DicomJsonWriter} wrote of a file: bulk values are found in that file. */
    public static DataSet read(Reader json, Path bulkFile) throws IOException {
        return new DicomJsonReader(Optional.of(bulkFile)).document(json);
    }

    private DataSet document(Reader json) throws IOException {
        try {
            return dataSet(JSON.readTree(json), 0);
        } catch (JsonProcessingException e) {
            throw malformed("not JSON, at line " + e.getLocation().getLineNr());
        }
    }

    private static DicomException malformed(String message) {
        return new DicomException(Kind.MALFORMED, message);
    }

    private DataSet dataSet(JsonNode node, int depth) throws IOException {
        if (!node.isObject()) {
            throw malformed("a data set is not a JSON object");
        }
        if (depth > DataSetParser.MAX_DEPTH) {
            throw new DicomException(Kind.TOO_LARGE, "sequences nested deeper than " + DataSetParser.MAX_DEPTH);
        }
        List<Element> elements = new ArrayList<>();
        for (Map.Entry<String, JsonNode> attribute : node.properties()) {
            if (!attribute.getKey().matches("[0-9A-Fa-f]{8}")) {
                throw malformed("an attribute is not named by its tag");
            }
            int tag = Integer.parseUnsignedInt(attribute.getKey(), 16);
            Vr vr = vr(tag, attribute.getValue());
            elements.add(new Element(tag, vr, value(tag, vr, attribute.getValue(), depth)));
        }
        DataSet dataSet = new DataSet();
        dataSet.fill(elements, null);
        return dataSet;
    }

    private static Vr vr(int tag, JsonNode attribute) throws DicomException {
        String name = attribute.path("vr").asText("");
        Vr vr = name.length() == 2 ? Vr.ofCode(name.charAt(0) << 8 | name.charAt(1)) : null;
        if (vr == null) {
            throw malformed(Tags.format(tag) + " has no value representation");
        }
        return vr;
    }

    private Value value(int tag, Vr vr, JsonNode attribute, int depth) throws IOException {
        if (attribute.has("BulkDataURI")) {
            return bulk(tag, attribute.get("BulkDataURI").asText());
        }
        if (attribute.has("InlineBinary")) {
            return inline(tag, attribute.get("InlineBinary"));
        }
        List<JsonNode> values = new ArrayList<>();
        attribute.path("Value").forEach(values::add);
        if (vr == Vr.SQ) {
            List<DataSet> items = new ArrayList<>();
            for (JsonNode item : values) {
                items.add(dataSet(item.isNull() ? JSON.createObjectNode() : item, depth + 1));
            }
            return new Value.Items(items);
        }
        try {
            return new Value.Bytes(DicomJsonValues.bytes(tag, vr, values), ByteOrder.LITTLE_ENDIAN);
        } catch (NumberFormatException e) {
            throw malformed(Tags.format(tag) + " has a value that is no number");
        }
    }

    private static Value inline(int tag, JsonNode base64) throws IOException {
        byte[] bytes;
        try {
            bytes = base64.binaryValue();
        } catch (IOException e) {
            throw malformed(Tags.format(tag) + " is not base64");
        }
        if (bytes == null) {
            throw malformed(Tags.format(tag) + " is not base64");
        }
        boolean encapsulated = bytes.length >= 16
                && Arrays.equals(bytes, 0, 4, new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0}, 0, 4);
        if (DataSetParser.isPixelData(tag) && encapsulated) {
            try (DicomInput in = DicomInput.of(bytes)) {
                return new FragmentParser(in, false).fragments(bytes.length);
            }
        }
        return new Value.Bytes(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    private Value bulk(int tag, String uri) throws DicomException {
        String[] parts = uri.matches("\\?offset=\\d{1,18}&length=\\d{1,18}") ? uri.split("[=&]") : new String[0];
        if (parts.length != 4 || bulkFile.isEmpty()) {
            throw new DicomException(Kind.UNSUPPORTED, Tags.format(tag) + " is bulk data that lies elsewhere");
        }
        return new Value.Bulk(
                bulkFile.get(), Long.parseLong(parts[1]), Long.parseLong(parts[3]), ByteOrder.LITTLE_ENDIAN);
    }
}
