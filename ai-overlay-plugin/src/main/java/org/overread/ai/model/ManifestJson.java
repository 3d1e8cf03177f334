package org.overread.ai.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import org.overread.core.inference.InferenceException;

/** Manifests to and from JSON: nothing missing, nothing unknown, nothing twice, bounded in depth and length. */
public final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10)
                            .maxStringLength(10_000)
                            .maxNumberLength(40)
                            .maxNameLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** @throws InferenceException PACKAGE_REFUSED, naming the entry at fault */
    public static ModelManifest read(byte[] json) throws InferenceException {
        try {
            ModelManifest manifest = MAPPER.readValue(json, ModelManifest.class);
            if (manifest == null) {
                throw refused("is no manifest");
            }
            return manifest;
        } catch (JsonParseException e) {
            throw refused("is not JSON, line " + e.getLocation().getLineNr());
        } catch (UnrecognizedPropertyException e) {
            throw refused("has an unknown entry: " + path(e));
        } catch (JsonMappingException e) {
            throw refused(path(e).isEmpty() ? "is no manifest" : "lacks or misstates the entry " + path(e));
        } catch (IOException e) {
            throw refused("is not within the bounds of a manifest");
        }
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

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static InferenceException refused(String why) {
        return new InferenceException(InferenceException.Kind.PACKAGE_REFUSED, "manifest.json " + why);
    }

    private ManifestJson() {}
}
