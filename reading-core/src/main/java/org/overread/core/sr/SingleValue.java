package org.overread.core.sr;

/**
 * Free text as one value of LO, SH or PN: a backslash would begin a second value (an account name may hold one), a control
 * character is not allowed there (PS3.5 6.2).
 */
final class SingleValue {

    static String of(String text) {
        return text.replace('\\', '/').replaceAll("\\p{Cntrl}", " ").strip();
    }

    private SingleValue() {}
}
