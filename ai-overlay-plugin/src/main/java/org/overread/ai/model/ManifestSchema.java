package org.overread.ai.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The manifest's JSON Schema, docs/model-package.schema.json. */
final class ManifestSchema {
    private static final Schema SCHEMA = load();

    /** Every place where the manifest is not of the schema's shape. */
    static List<Fault> faults(JsonNode manifest) {
        try {
            return SCHEMA.validate(manifest).stream()
                    .map(ManifestSchema::fault)
                    .distinct()
                    .toList();
        } catch (ArithmeticException | IllegalArgumentException e) {
            // A number that is none, such as 1e999.
            return List.of(new Fault(ModelPackage.MANIFEST_FILE, "holds a number that is out of all bounds"));
        }
    }

    private static Fault fault(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String entry = property == null ? "" : "/" + property;
        String why = switch (error.getKeyword()) {
            case "additionalProperties" -> "is not an entry of a manifest";
            case "required" -> "is due and missing";
            case "pattern" -> "is not of the form that is due here: " + error.getSchemaNode();
            default -> error.getMessage();
        };
        return new Fault(ModelPackage.MANIFEST_FILE + at + entry, why);
    }

    private static Schema load() {
        try (InputStream json = Objects.requireNonNull(
                ManifestSchema.class.getResourceAsStream("model-package.schema.json"), "the schema is packaged")) {
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                                    .locale(Locale.ROOT)
                                    .build()))
                    .getSchema(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest's schema cannot be read", e);
        }
    }

    private ManifestSchema() {}
}
