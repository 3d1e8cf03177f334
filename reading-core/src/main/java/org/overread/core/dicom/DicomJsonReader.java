package org.overread.core.dicom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Reads data sets in the DICOM JSON Model (PS3.18 F). Text is encoded in UTF-8; Specific Character Set says so where the
 * document names one. A floating point zero loses its sign.
 *
 * <p>Errors: {@link DicomException} MALFORMED for what is no such document, UNSUPPORTED for bulk data that lies elsewhere
 * than in the file given, TOO_LARGE for more than the heap can hold.
 */
public final class DicomJsonReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern PLACE = Pattern.compile("\\?offset=(\\d{1,18})&length=(\\d{1,18})(&order=big)?");

    /** What a document names is, at most, what its data set was encoded in before: JSON is Unicode (PS3.18 F.2). */
    private static final Element UTF_8 = new Element(
            Tag.SpecificCharacterSet,
            Vr.CS,
            new Value.Bytes(
                    SpecificCharacterSet.UTF_8_TERM.getBytes(StandardCharsets.US_ASCII), ByteOrder.LITTLE_ENDIAN));

    /** The file that relative bulk data references mean; empty where they cannot be followed. */
    private final Optional<Path> bulkFile;

    private final DicomJsonBudget budget;

    private DicomJsonReader(Optional<Path> bulkFile, DicomJsonBudget budget) {
        this.bulkFile = bulkFile;
        this.budget = budget;
    }

    /** A document whose values are all inline. */
    public static DataSet read(Reader json) throws IOException {
        return read(json, DicomJsonBudget.ofHeap());
    }

    static DataSet read(Reader json, DicomJsonBudget budget) throws IOException {
        return new DicomJsonReader(Optional.empty(), budget).document(json);
    }

    /** A document that {@link DicomJsonWriter} wrote of a file: bulk values are found in that file. */
    public static DataSet read(Reader json, Path bulkFile) throws IOException {
        return new DicomJsonReader(Optional.of(bulkFile), DicomJsonBudget.ofHeap()).document(json);
    }

    private DataSet document(Reader json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return dataSet(parser, 0);
        } catch (StreamConstraintsException e) {
            throw new DicomException(Kind.TOO_LARGE, "a text or number longer, or nested deeper, than is read");
        } catch (JsonProcessingException e) {
            throw malformed("not JSON, at line " + e.getLocation().getLineNr());
        }
    }

    private static DicomException malformed(String message) {
        return new DicomException(Kind.MALFORMED, message);
    }

    /** The object that the parser has come to, attribute by attribute: only one of them is in memory as JSON. */
    private DataSet dataSet(JsonParser json, int depth) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            throw malformed("a data set is not a JSON object");
        }
        if (depth > DataSetParser.MAX_DEPTH) {
            throw new DicomException(Kind.TOO_LARGE, "sequences nested deeper than " + DataSetParser.MAX_DEPTH);
        }
        List<Element> elements = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            budget.countElement();
            int tag = tag(json.currentName());
            json.nextToken();
            elements.add(element(json, tag, depth));
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw malformed("a data set is not ended");
        }
        DataSet dataSet = new DataSet();
        dataSet.fill(elements, null);
        return dataSet;
    }

    private static int tag(String name) throws DicomException {
        if (!name.matches("[0-9A-Fa-f]{8}")) {
            throw malformed("an attribute is not named by its tag");
        }
        return Integer.parseUnsignedInt(name, 16);
    }

    /** What an attribute's members say; values wait as JSON where their representation comes behind them. */
    private Element element(JsonParser json, int tag, int depth) throws IOException {
        Vr vr = null;
        Value value = null;
        JsonNode waiting = null;
        if (!json.isExpectedStartObjectToken()) {
            throw malformed(Tags.format(tag) + " has no value representation");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "vr" -> vr = vr(tag, json.getValueAsString(""));
                case "InlineBinary" -> value = inline(tag, json);
                case "BulkDataURI" -> value = bulk(tag, json.getValueAsString(""));
                case "Value" -> {
                    value = vr == null ? value : values(json, tag, vr, depth);
                    waiting = vr == null ? JSON.readTree(json) : null;
                }
                default -> json.skipChildren();
            }
        }
        if (vr == null) {
            throw malformed(Tags.format(tag) + " has no value representation");
        }
        Value said = value != null ? value : values(tag, vr, waiting, depth);
        boolean namesCharacterSet =
                tag == Tag.SpecificCharacterSet && said instanceof Value.Stored text && text.length() > 0;
        return namesCharacterSet ? UTF_8 : new Element(tag, vr, said);
    }

    private static Vr vr(int tag, String name) throws DicomException {
        Vr vr = name.length() == 2 ? Vr.ofCode(name.charAt(0) << 8 | name.charAt(1)) : null;
        if (vr == null) {
            throw malformed(Tags.format(tag) + " has no value representation");
        }
        return vr;
    }

    /** @param waiting null where there is no value */
    private Value values(int tag, Vr vr, JsonNode waiting, int depth) throws IOException {
        try (JsonParser again = JSON.treeAsTokens(waiting == null ? JSON.createArrayNode() : waiting)) {
            again.nextToken();
            return values(again, tag, vr, depth);
        }
    }

    /** The values that the parser has come to, one of them in memory as JSON at a time; what is no list has none. */
    private Value values(JsonParser json, int tag, Vr vr, int depth) throws IOException {
        if (vr == Vr.SQ) {
            return items(json, depth);
        }
        DicomJsonValues values = new DicomJsonValues(tag, vr, budget);
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                values.add(JSON.readTree(json));
            }
        }
        return values.take();
    }

    /** An item that is null is an empty one. */
    private Value.Items items(JsonParser json, int depth) throws IOException {
        List<DataSet> items = new ArrayList<>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return new Value.Items(items);
        }
        if (!json.isExpectedStartArrayToken()) {
            throw malformed("the items of a sequence are not a JSON array");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            budget.countElement();
            items.add(json.currentToken() == JsonToken.VALUE_NULL ? new DataSet() : dataSet(json, depth + 1));
        }
        return new Value.Items(items);
    }

    /** Decoded as it is read: the text is never in memory as a whole. */
    private Value inline(int tag, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed(Tags.format(tag) + " is not base64");
        }
        GatheredBytes decoded = new GatheredBytes(budget);
        try {
            json.readBinaryValue(decoded);
        } catch (DicomException tooLarge) {
            throw tooLarge;
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(Tags.format(tag) + " is not base64");
        }
        byte[] bytes = decoded.take();
        boolean encapsulated = bytes.length >= 16
                && Arrays.equals(bytes, 0, 4, new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0}, 0, 4);
        if (DataSetParser.isPixelData(tag) && encapsulated) {
            try (DicomInput in = DicomInput.of(bytes)) {
                return new FragmentParser(in, false).fragments(bytes.length);
            }
        }
        return new Value.Bytes(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    private Value bulk(int tag, String uri) throws IOException {
        Matcher place = PLACE.matcher(uri);
        if (!place.matches() || bulkFile.isEmpty()) {
            throw new DicomException(Kind.UNSUPPORTED, Tags.format(tag) + " is bulk data that lies elsewhere");
        }
        ByteOrder order = place.group(3) == null ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Value.Bulk bulk =
                new Value.Bulk(bulkFile.get(), Long.parseLong(place.group(1)), Long.parseLong(place.group(2)), order);
        return DataSetParser.isPixelData(tag) ? pixels(bulk) : bulk;
    }

    /** Fragments where the value is whole items; native pixels that begin as one do by chance stay what they are. */
    private static Value pixels(Value.Bulk bulk) throws IOException {
        try {
            return DefinedLengthFragments.mayBe(bulk) ? DefinedLengthFragments.of(bulk) : bulk;
        } catch (DicomException notFragments) {
            return bulk;
        }
    }
}
