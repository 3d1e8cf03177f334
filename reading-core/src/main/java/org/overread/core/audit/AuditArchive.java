package org.overread.core.audit;

import java.io.IOException;

/** A trail as it is kept, for reading. */
public interface AuditArchive {

    /**
     * Visits every record in its order, then the head that was signed last, as of one moment. Nothing is checked here.
     *
     * @throws IOException where the trail cannot be read to its end
     */
    void visit(Visitor visitor) throws IOException;

    /** Who is shown a trail. */
    interface Visitor {
        void record(ChainedRecord record) throws IOException;

        /** Not called where there is no head. */
        void head(SignedHead head) throws IOException;
    }
}
