package org.overread.viewer.cli;

import java.util.stream.IntStream;

/** Which frames of an object: {@code first}, {@code last}, {@code all}, or a number from 1. */
record FrameChoice(Kind kind, int number) {
    static final FrameChoice FIRST = new FrameChoice(Kind.FIRST, 1);

    enum Kind {
        FIRST,
        LAST,
        ALL,
        NUMBERED
    }

    /** @throws IllegalArgumentException for any other word; the message can be shown */
    static FrameChoice parse(String text) {
        return switch (text) {
            case "first" -> FIRST;
            case "last" -> new FrameChoice(Kind.LAST, 0);
            case "all" -> new FrameChoice(Kind.ALL, 0);
            default -> {
                if (!text.matches("[1-9][0-9]{0,8}")) {
                    throw new IllegalArgumentException("a frame is first, last, all, or a number from 1: " + text);
                }
                yield new FrameChoice(Kind.NUMBERED, Integer.parseInt(text));
            }
        };
    }

    IntStream of(int frames) {
        return switch (kind) {
            case FIRST -> IntStream.of(1);
            case LAST -> IntStream.of(frames);
            case ALL -> IntStream.rangeClosed(1, frames);
            case NUMBERED -> IntStream.of(number);
        };
    }
}
