package org.parley.webapp.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open database whose tables are up to date. All work runs in short transactions (read committed); one that loses
 * a deadlock or waits too long for a lock is repeated, so the work must have no effect outside the database.
 */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 8;
    /** Serialization failure; lock time-outs of Derby; deadlock of PostgreSQL. */
    private static final Set<String> TRANSIENT = Set.of("40001", "40XL1", "40XL2", "40P01");

    private final DatabaseConfig config;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    /** What is done when the transaction of this thread is committed; null outside of one. */
    private final ThreadLocal<List<Runnable>> afterwards = new ThreadLocal<>();

    private Database(DatabaseConfig config, HikariDataSource pool) {
        this.config = config;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.setSqlLogger(new SqlTrace());
    }

    /** Opens the database, creating it and its tables as needed. */
    public static Database open(DatabaseConfig config) {
        String url = config.url();
        if (config.embedded()) {
            Derby.prepare(config.folder());
            url = Derby.url(config.folder());
            Derby.boot(url, config.folder());
        }
        HikariDataSource pool = new HikariDataSource(poolConfig(config, url));
        try {
            new Migration(pool, config).run();
            return new Database(config, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig poolConfig(DatabaseConfig config, String url) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("parley-database");
        if (config.embedded()) {
            pool.setDataSource(new DerbySource(config.folder()));
        } else {
            pool.setJdbcUrl(url);
            pool.setUsername(config.user());
            pool.setPassword(config.password());
        }
        pool.setMaximumPoolSize(config.connections());
        pool.setMinimumIdle(Math.min(2, config.connections()));
        pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    /**
     * Runs work in one transaction, again when it lost a race against another one. Inside the work of another transaction of
     * this thread it is part of that one, which alone is repeated.
     */
    public <R> R inTransaction(Function<Handle, R> work) {
        if (afterwards.get() != null) {
            return jdbi.inTransaction(work::apply);
        }
        for (int attempt = 1; ; attempt++) {
            List<Runnable> actions = new ArrayList<>();
            afterwards.set(actions);
            try {
                R result = jdbi.inTransaction(work::apply);
                afterwards.remove();
                actions.forEach(Runnable::run);
                return result;
            } catch (JdbiException e) {
                afterwards.remove();
                if (attempt == ATTEMPTS || !lostRace(e)) {
                    throw e;
                }
                log.debug("Transaction repeated (attempt {}): {}", attempt, e.getMessage());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, 10L << Math.min(attempt, 5))));
            } finally {
                afterwards.remove();
            }
        }
    }

    /** Does something when the transaction of this thread is committed; at once when there is none, never when it fails. */
    public void afterCommit(Runnable action) {
        List<Runnable> actions = afterwards.get();
        if (actions == null) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    /** As {@link #inTransaction}, for work without a result. */
    public void useTransaction(Consumer<Handle> work) {
        inTransaction(handle -> {
            work.accept(handle);
            return null;
        });
    }

    /** Runs work outside a transaction, as the care of the database asks for. */
    void useConnection(Consumer<Handle> work) {
        jdbi.useHandle(work::accept);
    }

    /** Whether the database runs in this process. */
    boolean embedded() {
        return config.embedded();
    }

    /** Whether the database answers a query now. */
    public boolean answers() {
        try {
            return inTransaction(handle -> handle.createQuery("SELECT COUNT(*) FROM mailbox WHERE account_id < 0")
                            .mapTo(Long.class)
                            .one()
                    == 0L);
        } catch (JdbiException e) {
            log.warn("The database does not answer: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        if (config.embedded()) {
            Derby.shutDown(Derby.url(config.folder()));
        }
    }

    private static boolean lostRace(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TRANSIENT.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
