package org.overread.core.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.finding.CodedConcept;

/** Names of content items that have a place in a finding, in today's codes and in the SNOMED-RT codes of older documents. */
enum ResultConcept {
    MEASUREMENT_GROUP("DCM 125007"),
    IMAGE_LIBRARY("DCM 111028"),
    PROCEDURE_REPORTED("DCM 121058"),
    LANGUAGE("DCM 121049"),
    TRACKING_IDENTIFIER("DCM 112039"),
    TRACKING_UID("DCM 112040"),
    SESSION("NCIt C67447", "UMLS C1705256", "99QIICR C67447"),
    TIME_POINT("UMLS C2348792", "NCIt C68568", "DCM 126070", "DCM 126071"),
    FINDING("DCM 121071", "SRT F-05000"),
    FINDING_CATEGORY("SCT 276214006", "SRT G-0387"),
    FINDING_SITE("SCT 363698007", "SRT G-C0E3", "SNM3 G-C0E3", "99SDM G-C0E3"),
    LATERALITY("SCT 272741003", "SRT G-C171", "SNM3 G-C171", "99SDM G-C171"),
    METHOD("SCT 370129005", "SRT G-C036", "SNM3 G-C036"),
    CERTAINTY("DCM 111012", "DCM 111011", "DCM 111013"),
    RENDERING_INTENT("DCM 111056"),
    ALGORITHM_FAMILY("DCM 111000"),
    ALGORITHM_NAME("DCM 111001"),
    ALGORITHM_PARAMETERS("DCM 111002"),
    ALGORITHM_VERSION("DCM 111003"),
    ALGORITHM_MANUFACTURER("DCM 122405"),
    GEOMETRIC_PURPOSE("DCM 130400"),
    COMMENT("DCM 121106"),
    REFERENCED_SEGMENT("DCM 121191"),
    REFERENCED_SEGMENTATION_FRAME("DCM 121214"),
    SOURCE_SERIES("DCM 121232"),
    SOURCE_IMAGE("DCM 121233"),
    SINGLE_IMAGE_FINDING("DCM 111059"),
    COMPOSITE_FEATURE("DCM 111015"),
    /** A name without a place of its own. */
    OTHER();

    private static final Map<String, ResultConcept> BY_CODE = byCode();

    private final List<String> codes;

    ResultConcept(String... codes) {
        this.codes = List.of(codes);
    }

    private static Map<String, ResultConcept> byCode() {
        Map<String, ResultConcept> byCode = new HashMap<>();
        for (ResultConcept concept : values()) {
            concept.codes.forEach(code -> byCode.put(code, concept));
        }
        return Map.copyOf(byCode);
    }

    static ResultConcept of(ContentItem item) {
        return item.name().flatMap(ResultConcept::of).orElse(OTHER);
    }

    private static Optional<ResultConcept> of(CodedConcept name) {
        return Optional.ofNullable(BY_CODE.get(name.scheme() + " " + name.value()));
    }

    /** Whether it is said once of a finding, and by a value such as the item's. */
    boolean takes(ContentItem item) {
        return switch (this) {
            case TRACKING_IDENTIFIER, TRACKING_UID, SESSION -> item.text().isPresent();
            case FINDING, FINDING_CATEGORY, LATERALITY, GEOMETRIC_PURPOSE ->
                item.code().isPresent();
            case RENDERING_INTENT -> item.code().flatMap(RenderingIntent::of).isPresent();
            default -> false;
        };
    }

    /** Whether an item says something of a finding as a whole: then the item above it is a finding. */
    boolean tracks() {
        return this == TRACKING_IDENTIFIER || this == TRACKING_UID;
    }

    /** Whether it is taken from a container for all below it, or for the report. */
    boolean scoped() {
        return switch (this) {
            case PROCEDURE_REPORTED,
                    LANGUAGE,
                    FINDING_SITE,
                    RENDERING_INTENT,
                    ALGORITHM_FAMILY,
                    ALGORITHM_NAME,
                    ALGORITHM_PARAMETERS,
                    ALGORITHM_VERSION,
                    ALGORITHM_MANUFACTURER -> true;
            default -> false;
        };
    }

    boolean cad() {
        return this == SINGLE_IMAGE_FINDING || this == COMPOSITE_FEATURE;
    }
}
