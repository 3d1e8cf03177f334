package org.overread.core.planted;

/** Breaks a house rule on purpose. */
public final class PrintsToStandardOut {
    void say() {
        System.out.println();
    }
}
