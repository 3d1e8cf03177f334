package org.overread.core.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.core.finding.CodedConcept;

/** Reads observers and subject from items of observation context: the templates name them by codes of DCM. */
final class ContextItems {
    private static final String OBSERVER_TYPE = "121005";
    private static final String DEVICE = "121007";
    private static final Set<String> OF_PERSON = Set.of("121008", "121009", "121010", "121011", "128774", "128775");
    private static final Set<String> OF_DEVICE = Set.of("121012", "121013", "121014", "121015", "121016", "121017");

    private static final Set<String> OF_SUBJECT =
            Set.of("121024", "121028", "121029", "121030", "121037", "121039", "121041", "121193", "121196", "121198");

    /** Whether an item states an observer or a subject. */
    static boolean contains(ContentItem item) {
        String name = dcmName(item);
        return name.equals(OBSERVER_TYPE) || !kindOf(name).isEmpty() || OF_SUBJECT.contains(name);
    }

    /**
     * The observers, one after the other: each begins with its type, or with an attribute that the one before has already
     * or cannot have. The type may be left out for persons (TID 1002).
     */
    static List<Observer> observers(List<ContentItem> context) {
        List<Observer> observers = new ArrayList<>();
        Map<String, ContentItem> current = new HashMap<>();
        Set<String> kind = Set.of();
        for (ContentItem item : context) {
            String name = dcmName(item);
            boolean begins = name.equals(OBSERVER_TYPE);
            Set<String> belongsTo = begins ? kindOf(item) : kindOf(name);
            if (belongsTo.isEmpty()) {
                continue;
            }
            if (begins || belongsTo != kind || current.containsKey(name)) {
                end(observers, current, kind);
                current.clear();
                kind = belongsTo;
            }
            current.put(name, item);
        }
        end(observers, current, kind);
        return observers;
    }

    private static Set<String> kindOf(ContentItem observerType) {
        return observerType.code().filter(code -> code.value().equals(DEVICE)).isPresent() ? OF_DEVICE : OF_PERSON;
    }

    private static Set<String> kindOf(String name) {
        return OF_PERSON.contains(name) ? OF_PERSON : OF_DEVICE.contains(name) ? OF_DEVICE : Set.of();
    }

    private static void end(List<Observer> observers, Map<String, ContentItem> items, Set<String> kind) {
        if (items.isEmpty()) {
            return;
        }
        observers.add(
                kind == OF_DEVICE
                        ? new Observer.Device(
                                text(items, "121012"),
                                text(items, "121013"),
                                text(items, "121014"),
                                text(items, "121015"),
                                text(items, "121016"),
                                text(items, "121017"))
                        : new Observer.Person(
                                text(items, "121008"),
                                text(items, "121009"),
                                code(items, "121010"),
                                code(items, "121011")));
    }

    /** Empty where no item is about the subject. */
    static Optional<Subject> subject(List<ContentItem> context) {
        Map<String, ContentItem> items = new HashMap<>();
        context.forEach(item -> items.putIfAbsent(dcmName(item), item));
        Subject subject = new Subject(
                code(items, "121024"),
                first(items, "121028", "121039", "121198"),
                first(items, "121029", "121193"),
                first(items, "121030", "121037", "121041", "121196"));
        Set<String> said = new HashSet<>(OF_SUBJECT);
        said.retainAll(items.keySet());
        return said.isEmpty() ? Optional.empty() : Optional.of(subject);
    }

    private static Optional<String> first(Map<String, ContentItem> items, String... names) {
        for (String name : names) {
            Optional<String> text = text(items, name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Map<String, ContentItem> items, String name) {
        return Optional.ofNullable(items.get(name)).flatMap(ContentItem::text);
    }

    private static Optional<CodedConcept> code(Map<String, ContentItem> items, String name) {
        return Optional.ofNullable(items.get(name)).flatMap(ContentItem::code);
    }

    private static String dcmName(ContentItem item) {
        return item.name()
                .filter(name -> name.scheme().equals("DCM"))
                .map(CodedConcept::value)
                .orElse("");
    }

    private ContextItems() {}
}
