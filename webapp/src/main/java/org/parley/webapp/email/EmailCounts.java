package org.parley.webapp.email;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.webapp.tls.Authorities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much e-mail owners have. It is asked for while the caller enters the PIN ({@link #ask}), so that it is mostly there
 * when it is told; who tells it waits at most a second from the asking. What was counted, or could not be, holds for a
 * minute: a server that never answers costs one call a second, if anything.
 */
public final class EmailCounts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmailCounts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration HOLDS = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int THREADS = 4;
    private static final int WAITING = 100;

    private final EmailAccounts accounts;
    private final Authorities authorities;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    private record Asked(long at, CompletableFuture<Optional<EmailCount>> answer) {
        long age() {
            return System.nanoTime() - at;
        }
    }

    public EmailCounts(EmailAccounts accounts) {
        this(accounts, Authorities.OF_JAVA);
    }

    /** @param authorities that vouch for mail servers */
    public EmailCounts(EmailAccounts accounts, Authorities authorities) {
        this.accounts = accounts;
        this.authorities = authorities;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "email-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Begins to count the e-mail of an extension that has an account; returns at once. */
    public void ask(String extension) {
        accounts.secured(extension).ifPresent(login -> asked(extension, login));
    }

    /** What an extension has; empty without an account, and when it is not known within a second. */
    public Optional<EmailCount> of(String extension) {
        return accounts.secured(extension).flatMap(login -> wait(asked(extension, login)));
    }

    /** Another account counts anew. */
    public void forget(String extension) {
        asked.remove(extension);
    }

    private Asked asked(String extension, EmailAccounts.Secured login) {
        return asked.compute(
                extension,
                (key, known) -> known != null && known.age() < HOLDS.toNanos() ? known : begin(extension, login));
    }

    private Asked begin(String extension, EmailAccounts.Secured login) {
        CompletableFuture<Optional<EmailCount>> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> answer.complete(count(extension, login)));
        } catch (RejectedExecutionException busy) {
            log.warn("E-mail of {} is not counted: too many servers do not answer", extension);
            answer.complete(Optional.empty());
        }
        return new Asked(System.nanoTime(), answer);
    }

    private Optional<EmailCount> count(String extension, EmailAccounts.Secured login) {
        try {
            return Optional.of(new ImapInbox(login, TIMEOUT, authorities).count());
        } catch (MessagingException | RuntimeException failure) {
            EmailAccount account = login.account();
            Authorities.complaint(failure, account.host(), account.port())
                    .ifPresentOrElse(
                            words -> log.warn("E-mail of {} is not counted: {}", extension, words),
                            () -> log.info("E-mail of {} is not counted: {}", extension, failure.toString()));
            return Optional.empty();
        }
    }

    private static Optional<EmailCount> wait(Asked asked) {
        long left = Math.max(0, PATIENCE.toNanos() - asked.age());
        try {
            return asked.answer().get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
