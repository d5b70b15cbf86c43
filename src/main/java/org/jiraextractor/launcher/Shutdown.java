package org.jiraextractor.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end in order: first the server, then the database, each bounded in time. Signals are taken rather than a shutdown hook added since hooks all run at once, the server's own among them,
 * and the database would go while requests still run.
 */
final class Shutdown {

    private static final int SERVER_SECONDS = 25;

    private DataFolder data;
    private EmbeddedPostgres database;
    private Server server;
    private final AtomicBoolean told = new AtomicBoolean();
    private boolean done;
    private boolean clean = true;

    /** From now on Ctrl-C, SIGTERM and a closed terminal stop this process in order, even in the middle of a start. */
    void onSignals(DataFolder held) throws ReflectiveOperationException {
        data = held;
        // by reflection: the compiler warns of each mention, and there is no other way to hear a signal
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler stop = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                new Thread(this::exit, "stop").start();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stop in order";
        };
        Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, stop);
        for (String name : new String[] {"TERM", "INT", "HUP"}) {
            try {
                signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            } catch (java.lang.reflect.InvocationTargetException ignored) {
                // nohup and the like have taken HUP away, which is fine
            }
        }
        // for an end that nobody asked for, like the server's own exit: then at least the database stops well
        Runtime.getRuntime().addShutdownHook(new Thread(this::inOrder, "stop"));
    }

    /** The same when the parent process ends. A process without a parent gets another one at once, while its own may linger as a zombie: so that is what is looked at. */
    void onEndOfParent() {
        Optional<Long> parent = parent();
        Thread watch = new Thread(() -> {
            try {
                while (parent().equals(parent)) {
                    Thread.sleep(200);
                }
                exit();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }, "watch parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }

    synchronized void last(EmbeddedPostgres postgres) {
        database = postgres;
    }

    synchronized void first(Server started) {
        server = started;
    }

    private void exit() {
        if (told.compareAndSet(false, true)) {
            Terminal.say("Stopping.");
        }
        inOrder();
        System.exit(clean ? 0 : 1);
    }

    /** Once; whoever calls meanwhile waits for the end. */
    synchronized void inOrder() {
        if (done || data == null) {
            return;
        }
        done = true;
        data.stopping();
        if (server != null) {
            stopServer();
        }
        if (database != null) {
            try {
                database.stop();
            } catch (Exception failed) {
                clean = false;
                Terminal.complain("The database could not be stopped (" + failed.getMessage() + ").");
            }
        }
        if (clean) {
            Terminal.say("Stopped.");
        }
    }

    private void stopServer() {
        ExecutorService apart = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "stop server");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> stop = apart.submit(() -> {
            server.stop();
            return null;
        });
        try {
            stop.get(SERVER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            Terminal.complain("The server did not stop within " + SERVER_SECONDS + " s; it is left to end with the process.");
        } catch (Exception failed) {
            Terminal.complain("The server did not stop cleanly (" + failed.getCause() + ").");
        } finally {
            apart.shutdown();
        }
    }
}
