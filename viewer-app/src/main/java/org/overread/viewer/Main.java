package org.overread.viewer;

import org.overread.viewer.cli.Overread;
import org.overread.viewer.station.Screen;

/** The process: hands its arguments to the command line and its result to the operating system. */
public final class Main {
    public static void main(String[] arguments) {
        Screen.expect(arguments);
        System.exit(Overread.run(arguments));
    }

    private Main() {}
}
