package org.overread.core.sr;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Vr;

/** Moments as DA, TM and DT values (PS3.5 6.2) in the zone of the station. */
final class DicomTimes {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSxx", Locale.ROOT);

    private final ZoneId zone;

    DicomTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** Puts a date and a time attribute. */
    void put(DataSet dataSet, int dateTag, int timeTag, Instant moment) {
        dataSet.putString(dateTag, Vr.DA, DATE.format(moment.atZone(zone)));
        dataSet.putString(timeTag, Vr.TM, TIME.format(moment.atZone(zone)));
    }

    /** Date, time and offset from UTC. */
    String dateTime(Instant moment) {
        return DATE_TIME.format(moment.atZone(zone));
    }
}
