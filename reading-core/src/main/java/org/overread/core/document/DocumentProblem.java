package org.overread.core.document;

/**
 * Something in a document that is against the standard or could not be read; the rest was.
 *
 * @param where position of the content item ("1.2"), or empty: of the document itself
 * @param what names attributes, never values
 */
public record DocumentProblem(String where, String what) {
    @Override
    public String toString() {
        return where.isEmpty() ? what : "item " + where + ": " + what;
    }
}
