package org.overread.viewer;

import org.overread.viewer.cli.Overread;

/** The process: hands its arguments to the command line and its result to the operating system. */
public final class Main {
    public static void main(String[] arguments) {
        System.exit(Overread.run(arguments));
    }

    private Main() {}
}
