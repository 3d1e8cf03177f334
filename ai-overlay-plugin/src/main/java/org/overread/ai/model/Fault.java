package org.overread.ai.model;

/**
 * Something that is wrong with a package.
 *
 * @param where the file, and in it the place: "manifest.json/outputs/0/labels/2/code"
 * @param why for the package's maker, one line
 */
public record Fault(String where, String why) {
    private static final int LONGEST = 300;

    public Fault {
        where = oneLine(where);
        why = oneLine(why);
    }

    @Override
    public String toString() {
        return where + ": " + why;
    }

    /** Both can hold what stands in the package: it may not spoil the line it is shown in. */
    private static String oneLine(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
