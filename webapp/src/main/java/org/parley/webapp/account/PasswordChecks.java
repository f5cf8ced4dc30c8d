package org.parley.webapp.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one thread that checks passwords, with a short queue, so that logins cannot slow calls down. */
final class PasswordChecks implements AutoCloseable {
    private static final int QUEUE = 32;
    private static final int PATIENCE_SECONDS = 30;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                Thread created = new Thread(task, "password-check");
                created.setDaemon(true);
                return created;
            });

    PasswordChecks() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** Runs a computation and waits for it. */
    <T> T run(Callable<T> computation) throws TooBusyException {
        Future<T> future;
        try {
            future = thread.submit(computation);
        } catch (RejectedExecutionException e) {
            throw new TooBusyException("Too many logins at once", e);
        }
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw new TooBusyException("Logins take too long now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusyException("The server is stopping", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be checked", e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
