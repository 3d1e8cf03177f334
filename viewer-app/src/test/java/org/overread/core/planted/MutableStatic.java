package org.overread.core.planted;

/** Breaks a house rule on purpose. */
public final class MutableStatic {
    static int count = 0;

    int next() {
        return ++count;
    }
}
