package org.overread.viewer.tools;

/**
 * Which frame of a cine run is due: by the time that has gone by, so that a slow machine leaves frames out and never runs
 * slower.
 *
 * @param frames at least 1
 * @param first zero-based, shown at the start
 * @param sweeping whether frames run forth and back
 */
record FrameClock(int frames, int first, double framesPerSecond, boolean sweeping) {

    int at(double seconds) {
        long steps = (long) Math.floor(seconds * framesPerSecond + 1e-9);
        if (!sweeping || frames < 3) {
            return Math.floorMod(first + steps, frames);
        }
        int round = 2 * (frames - 1);
        int along = Math.floorMod(first + steps, round);
        return along < frames ? along : round - along;
    }
}
