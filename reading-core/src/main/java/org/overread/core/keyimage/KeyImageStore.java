package org.overread.core.keyimage;

import java.util.List;

/** The key images of all studies, as they are kept. */
public interface KeyImageStore extends KeyImageJournal {

    /** Every step with a key image of this study and no other, oldest first. Blocking. */
    List<KeyImageEntry> entries(String studyInstanceUid);
}
