package org.overread.viewer.station;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What tells this installation from others in the documents it writes: the machine's name. */
final class StationSerial {
    static String ofThisMachine() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.isBlank() ? "unknown" : name;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private StationSerial() {}
}
