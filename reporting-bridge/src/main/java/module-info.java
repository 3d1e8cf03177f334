/** Verified reports to the hospital. HAPI is read from the class path (see docs/decisions). */
module org.overread.reporting {
    requires com.fasterxml.jackson.databind;
    requires okhttp3;
    requires org.overread.core;
    requires org.slf4j;
}
