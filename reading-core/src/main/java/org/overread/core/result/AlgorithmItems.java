package org.overread.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.finding.CodedConcept;

/** Gathers the items of TID 4019 into algorithms: each begins with its name. */
final class AlgorithmItems {
    private final List<AlgorithmIdentity> ended = new ArrayList<>();
    private String name;
    private String version;
    private String manufacturer;
    private final List<CodedConcept> families = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    /** The algorithms that an item names itself. */
    static List<AlgorithmIdentity> of(ContentItem item) {
        AlgorithmItems items = new AlgorithmItems();
        item.children().forEach(items::take);
        return items.algorithms();
    }

    /** Whether the item belongs to an algorithm's identification. */
    boolean take(ContentItem item) {
        String text = item.text().orElse("");
        switch (ResultConcept.of(item)) {
            case ALGORITHM_NAME -> {
                if (name != null) {
                    end();
                }
                name = text;
            }
            case ALGORITHM_VERSION -> version = text;
            case ALGORITHM_MANUFACTURER -> manufacturer = text;
            case ALGORITHM_PARAMETERS -> parameters.add(text);
            case ALGORITHM_FAMILY -> item.code().ifPresent(families::add);
            default -> {
                return false;
            }
        }
        return true;
    }

    List<AlgorithmIdentity> algorithms() {
        if (name != null || version != null || !families.isEmpty() || !parameters.isEmpty()) {
            end();
        }
        return List.copyOf(ended);
    }

    private void end() {
        ended.add(new AlgorithmIdentity(
                name == null ? "" : name,
                Optional.ofNullable(version),
                Optional.ofNullable(manufacturer),
                families,
                parameters));
        name = null;
        version = null;
        manufacturer = null;
        families.clear();
        parameters.clear();
    }
}
