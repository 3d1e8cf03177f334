package org.overread.core.store;

import java.util.Optional;

/** Keys of the worklist's rows: date, second of the day, then a number; in the order of the studies' dates. */
final class StudyKey {
    /** How many keys a second has. */
    static final long A_SECOND = 1 << 20;

    private static final long A_DAY = 86_400 * A_SECOND;

    /** No key of a study without a date is as high. */
    static final long FIRST_DATED = A_DAY;

    /** The first key of a study's second. */
    static long first(Optional<String> date, Optional<String> time) {
        return firstOf(date) + time.map(StudyKey::second).orElse(0L) * A_SECOND;
    }

    /** The first key of a day; of studies without a (well formed) date, 0. */
    static long firstOf(Optional<String> date) {
        return date.filter(da -> da.matches("\\d{8}"))
                .map(da -> (Long.parseLong(da.substring(0, 4)) * 372
                                + Long.parseLong(da.substring(4, 6)) * 31
                                + Long.parseLong(da.substring(6)))
                        * A_DAY)
                .orElse(0L);
    }

    /** The key behind the last of a day. */
    static long behind(String date) {
        return firstOf(Optional.of(date)) + A_DAY;
    }

    private static long second(String tm) {
        if (!tm.matches("([01]\\d|2[0-3])[0-5]\\d.*") && !tm.matches("([01]\\d|2[0-3])")) {
            return 0;
        }
        long hours = Long.parseLong(tm.substring(0, 2));
        long minutes = tm.length() >= 4 ? Long.parseLong(tm.substring(2, 4)) : 0;
        boolean seconds = tm.length() >= 6 && tm.substring(4, 6).matches("[0-5]\\d");
        return hours * 3600 + minutes * 60 + (seconds ? Long.parseLong(tm.substring(4, 6)) : 0);
    }

    private StudyKey() {}
}
