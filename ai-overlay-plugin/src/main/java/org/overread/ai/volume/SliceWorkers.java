package org.overread.ai.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Works on the slices of a volume on a fixed number of threads, the caller's included. */
public final class SliceWorkers implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    public SliceWorkers(int threads) {
        this.threads = threads;
        others = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("overread-slices-", 0).factory());
    }

    /** Does the work for 0 … slices − 1, in no order; returns when all is done. What the work throws is thrown on, by other threads as a CompletionException. */
    public void forEach(int slices, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int slice = next.getAndIncrement(); slice < slices; slice = next.getAndIncrement()) {
                work.accept(slice);
            }
        };
        List<CompletableFuture<Void>> shares = new ArrayList<>();
        for (int thread = 1; thread < Math.min(threads, slices); thread++) {
            shares.add(CompletableFuture.runAsync(share, others));
        }
        try {
            share.run();
        } finally {
            next.set(slices);
            shares.forEach(CompletableFuture::join);
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
