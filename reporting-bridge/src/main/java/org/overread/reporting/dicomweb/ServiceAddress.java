package org.overread.reporting.dicomweb;

import java.net.URI;

/** Which addresses patient data may be sent to or asked from. */
final class ServiceAddress {

    /**
     * @throws IllegalArgumentException for a URL that is not an absolute http(s) one, that holds credentials, or that is
     *     plain http to another machine without {@code allowPlainHttp}; the message can be shown
     */
    static void check(String name, URI url, boolean allowPlainHttp) {
        String scheme = url.getScheme();
        String host = url.getHost();
        if (host == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException(name + ": the address is not an http(s) URL with a host");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(name + ": credentials do not belong in the address");
        }
        if ("http".equalsIgnoreCase(scheme) && !allowPlainHttp && !isThisMachine(host)) {
            throw new IllegalArgumentException(
                    name + ": plain http to another machine would send patient data unencrypted; use https,"
                            + " or allow plain http for it");
        }
    }

    /** By its spelling alone: a name that resolves to this machine today may not tomorrow. */
    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private ServiceAddress() {}
}
