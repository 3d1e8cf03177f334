package org.overread.findings.panel;

/**
 * How much that came, or should have come, with the study no reader can have looked at.
 *
 * @param unreadable files that cannot be read
 * @param notFetched images that an archive did not give; the archive may hold more
 */
public record Unseen(int unreadable, int notFetched) {
    public static final Unseen NOTHING = new Unseen(0, 0);
}
