package org.parley.browser.vxml.internal.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Starts a thread per dialog: a virtual one where the Java that runs us has them (21 and later). */
public final class ThreadStarter {
    private final Object builder;
    private final Method named;
    private final Method start;

    public ThreadStarter() {
        Object found = null;
        Method name = null;
        Method begin = null;
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            found = Thread.class.getMethod("ofVirtual").invoke(null);
            name = type.getMethod("name", String.class);
            begin = type.getMethod("start", Runnable.class);
        } catch (ReflectiveOperationException none) {
            found = null;
        }
        this.builder = found;
        this.named = name;
        this.start = begin;
    }

    public void start(String name, Runnable task) {
        if (builder == null) {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
            return;
        }
        try {
            synchronized (this) {
                start.invoke(named.invoke(builder, name), task);
            }
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("no virtual thread to be had", broken);
        }
    }
}
