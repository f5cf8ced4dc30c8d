package org.parley.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the rows of {@code docs/features.md} that a test proves; {@code FeaturesPageTest} reads it from the sources. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {
    /** Numbers or names of rows, as in {@code features.tsv}. */
    String[] value();
}
