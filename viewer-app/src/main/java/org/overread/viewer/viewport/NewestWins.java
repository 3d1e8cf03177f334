package org.overread.viewer.viewport;

/** Runs tasks one after another on a background thread; of those waiting, only the newest is run. */
final class NewestWins implements AutoCloseable {
    private final Object lock = new Object();
    private Runnable waiting;
    private boolean closed;

    NewestWins(String threadName, int priority) {
        Thread thread = new Thread(this::work, threadName);
        thread.setDaemon(true);
        thread.setPriority(priority);
        thread.start();
    }

    void submit(Runnable task) {
        synchronized (lock) {
            waiting = task;
            lock.notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            waiting = null;
            lock.notifyAll();
        }
    }

    private void work() {
        boolean worked = true;
        while (worked) {
            worked = workedOnNext();
        }
    }

    /** In a frame of its own, so that what a task holds is let go while the next one is waited for. */
    private boolean workedOnNext() {
        Runnable task = next();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    private Runnable next() {
        synchronized (lock) {
            while (waiting == null && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    return null;
                }
            }
            Runnable task = waiting;
            waiting = null;
            return task;
        }
    }
}
