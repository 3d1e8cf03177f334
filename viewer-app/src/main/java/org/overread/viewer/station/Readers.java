package org.overread.viewer.station;

import java.util.Locale;
import java.util.Optional;
import org.overread.core.review.ReaderIdentity;

/** Who reads at this station. */
public final class Readers {
    /** What stands for an organisation that nobody has configured; documents must name one (PS3.3 C.17.2). */
    static final String NO_ORGANIZATION = "Organization not configured";

    /** The scheme of identifiers that are account names of the operating system. */
    static final String ACCOUNT_SCHEME = "99OVERREADACCT";

    /** The reader named on the command line, else by the settings, else by the OS account. */
    public static ReaderIdentity resolve(Optional<String> commandLine, StationSettings settings)
            throws SettingsException {
        if (commandLine.isPresent()) {
            return parse(commandLine.get());
        }
        return settings.reader().orElseGet(() -> ofAccount(System.getProperty("user.name", "reader")));
    }

    /** Reads NAME|ORGANIZATION|ID|SCHEME, of which NAME (a PN value such as DOE^JANE) is enough. */
    static ReaderIdentity parse(String text) throws SettingsException {
        String[] parts = text.split("\\|", -1);
        if (parts.length > 4 || parts[0].isBlank()) {
            throw new SettingsException(
                    "--reader takes NAME[|ORGANIZATION[|ID[|SCHEME]]], e.g. \"DOE^JANE|St. Mary|jdoe\"");
        }
        String id = part(parts, 2, parts[0].replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT));
        return new ReaderIdentity(
                parts[0].strip(), part(parts, 1, NO_ORGANIZATION), id, part(parts, 3, ACCOUNT_SCHEME));
    }

    static ReaderIdentity ofAccount(String account) {
        String name = account.isBlank() ? "reader" : account;
        return new ReaderIdentity(name, NO_ORGANIZATION, name, ACCOUNT_SCHEME);
    }

    private static String part(String[] parts, int index, String otherwise) {
        return index < parts.length && !parts[index].isBlank() ? parts[index].strip() : otherwise;
    }

    private Readers() {}
}
