package org.overread.core.document;

import java.util.List;
import java.util.Optional;

/**
 * In what context something was observed (PS3.16 TID 1001, PS3.3 C.17.5): it holds for an item and all below it, until an
 * item states another. Observers and subject are replaced each as a whole, never mixed with those above.
 *
 * @param observers empty: the document does not say
 * @param subject empty: the patient of the document
 */
public record ObservationContext(List<Observer> observers, Optional<Subject> subject) {
    public static final ObservationContext NONE = new ObservationContext(List.of(), Optional.empty());

    public ObservationContext {
        observers = List.copyOf(observers);
    }

    /** The context that holds for an item, given that of the one above it. */
    public ObservationContext within(ContentItem item) {
        List<ContentItem> stated = item.children(Relationship.HAS_OBS_CONTEXT).toList();
        if (stated.isEmpty()) {
            return this;
        }
        List<Observer> observersHere = ContextItems.observers(stated);
        Optional<Subject> subjectHere = ContextItems.subject(stated);
        return new ObservationContext(
                observersHere.isEmpty() ? observers : observersHere, subjectHere.isPresent() ? subjectHere : subject);
    }

    /** Whether an item states an observer or a subject: what it says is then in the context. */
    public static boolean describes(ContentItem item) {
        return item.relationship() == Relationship.HAS_OBS_CONTEXT && ContextItems.contains(item);
    }

    /** Whether any observer is a person. */
    public boolean byPerson() {
        return observers.stream().anyMatch(Observer.Person.class::isInstance);
    }

    /** Whether any observer is a device. */
    public boolean byDevice() {
        return observers.stream().anyMatch(Observer.Device.class::isInstance);
    }
}
