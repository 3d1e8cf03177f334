package org.overread.ai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.ReadingMode;

/** Manifests to and from JSON: nothing missing, nothing unknown, nothing twice, bounded in depth and length. */
public final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(12)
                            .maxStringLength(10_000)
                            .maxNumberLength(40)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new Jdk8Module())
            .addMixIn(ReadingMode.class, ReadingModeWords.class)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    /** A manifest as far as it could be read, and all that is wrong with it; the manifest is there where nothing is. */
    public record Reading(Optional<ModelManifest> manifest, List<Fault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /** @throws InferenceException PACKAGE_REFUSED, naming the first entry at fault and how many more there are */
    public static ModelManifest read(byte[] json) throws InferenceException {
        Reading reading = check(json);
        if (reading.manifest().isEmpty()) {
            List<Fault> faults = reading.faults();
            String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
            throw new InferenceException(InferenceException.Kind.PACKAGE_REFUSED, faults.getFirst() + more);
        }
        return reading.manifest().get();
    }

    /** Everything that is wrong with a manifest: against the schema, or, where it is of the schema's shape, against reason. */
    public static Reading check(byte[] json) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return refused(new Fault(ModelPackage.MANIFEST_FILE + path(e), notJson(e)));
        } catch (IOException e) {
            return refused(new Fault(ModelPackage.MANIFEST_FILE, "is not within the bounds of a manifest"));
        }
        List<Fault> faults = ManifestSchema.faults(tree);
        return faults.isEmpty() ? ruled(tree) : new Reading(Optional.empty(), faults);
    }

    /** The same manifest always gives the same bytes. */
    public static byte[] write(ModelManifest manifest) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain data", e);
        }
    }

    private static Reading ruled(JsonNode tree) {
        try {
            ModelManifest manifest = MAPPER.treeToValue(tree, ModelManifest.class);
            List<Fault> faults = new ArrayList<>();
            for (Fault fault : ManifestRules.faults(manifest)) {
                faults.add(new Fault(ModelPackage.MANIFEST_FILE + fault.where(), fault.why()));
            }
            return new Reading(faults.isEmpty() ? Optional.of(manifest) : Optional.empty(), faults);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return refused(new Fault(
                    ModelPackage.MANIFEST_FILE + (e instanceof JsonMappingException at ? path(at) : ""),
                    "is not of the kind that is due here"));
        }
    }

    private static Reading refused(Fault fault) {
        return new Reading(Optional.empty(), List.of(fault));
    }

    private static String notJson(JsonProcessingException e) {
        String said = String.valueOf(e.getOriginalMessage());
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        return said.startsWith("Duplicate field") ? "stands there twice" + line : "is not JSON" + line;
    }

    private static String path(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            StringBuilder path = new StringBuilder();
            mapping.getPath()
                    .forEach(step -> path.append('/')
                            .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
            return path.toString();
        }
        return e.getProcessor() instanceof com.fasterxml.jackson.core.JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    private enum ReadingModeWords {
        @JsonProperty("concurrent")
        CONCURRENT,
        @JsonProperty("second-read")
        SECOND_READ,
        @JsonProperty("on-request")
        ON_REQUEST,
        @JsonProperty("triage-only")
        TRIAGE_ONLY
    }

    private ManifestJson() {}
}
