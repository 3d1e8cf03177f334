package org.overread.viewer.station;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** When the first image is on screen: what the reader does not wait to see may not compete with it. Thread: any. */
final class FirstImage {
    private final CompletableFuture<Instant> shown = new CompletableFuture<>();
    private final CompletableFuture<Void> unhurried = new CompletableFuture<>();

    void painted() {
        shown.complete(Instant.now());
        unhurried.complete(null);
    }

    /** No image is awaited, or none before what else there is to do. */
    void notAwaited() {
        unhurried.complete(null);
    }

    /** When the first image of the first study opened was on screen. */
    CompletableFuture<Instant> shown() {
        return shown.copy();
    }

    /** Nothing that the reader waits to see needs the processors any more. */
    CompletableFuture<Void> unhurried() {
        return unhurried.copy();
    }
}
