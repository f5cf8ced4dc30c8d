package org.parley.webapp.store;

import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A line in the trace of a call for each statement that it needs: the statement as it was written, never its values. */
final class SqlTrace implements SqlLogger {
    private static final Logger TRACE = LoggerFactory.getLogger("org.parley.trace.sql");
    private static final int LONGEST = 200;

    @Override
    public void logAfterExecution(StatementContext context) {
        if (TRACE.isDebugEnabled() && MDC.get("call") != null) {
            String sql = context.getRawSql();
            TRACE.debug(
                    "{} ({} ms)",
                    sql.length() > LONGEST ? sql.substring(0, LONGEST) + "…" : sql,
                    context.getElapsedTime(ChronoUnit.MILLIS));
        }
    }
}
