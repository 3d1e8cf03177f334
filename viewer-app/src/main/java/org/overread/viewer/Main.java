package org.overread.viewer;

/** Starts the station. */
public final class Main {
    public static void main(String[] args) {
        // composed in the command line
    }

    private Main() {}
}
