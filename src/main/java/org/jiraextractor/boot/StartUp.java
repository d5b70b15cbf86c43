package org.jiraextractor.boot;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Accounts;
import org.jiraextractor.config.Settings;
import org.jiraextractor.jobs.JobRunner;
import org.jiraextractor.messaging.Postman;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What happens once the schema is there: the first admin is made, the worker begins to look for jobs, the postman for messages. And the way back when the node stops. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

    @Inject
    private Settings settings;
    @Inject
    private Accounts accounts;
    @Inject
    private JobRunner runner;
    @Inject
    private Postman postman;
    @Inject
    private Resealing resealing;

    private final FrontDoor door = new FrontDoor();
    private volatile boolean done;

    @PostConstruct
    void start() {
        door.guard();
        settings.firstAdmin().ifPresent(accounts::ensureFirstAdmin);
        if (settings.roles().worker()) {
            runner.start(nodeName(), settings.roles().maxJobs());
        }
        postman.start();
        resealing.start();
        register();
        done = true;
    }

    @PreDestroy
    void stop() {
        unregister();
        postman.stop();
        runner.stop();
        door.leave();
    }

    /** The launcher asks by this before it takes the application down: the server takes the data source away first, and then no job could be handed back. */
    private void register() {
        try {
            unregister();
            ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean((NodeMBean) this::handBack, NodeMBean.class), new ObjectName(NodeMBean.NAME));
        } catch (JMException refused) {
            throw new IllegalStateException("the node could not be registered", refused);
        }
    }

    /** Called on a thread of the launcher's, which knows nothing of this application; beans are found by the thread's class loader. */
    private void handBack() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(StartUp.class.getClassLoader());
        try {
            runner.stop();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void unregister() {
        try {
            ObjectName name = new ObjectName(NodeMBean.NAME);
            if (ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            }
        } catch (JMException refused) {
            throw new IllegalStateException("the node could not be unregistered", refused);
        }
    }

    public boolean done() {
        return done;
    }

    /** The host and a word kept in the data folder: the same after a restart, another for each node. */
    private String nodeName() {
        Path file = settings.dataDir().resolve("node.id");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return InetAddress.getLocalHost().getHostName() + "/" + Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the node's name could not be kept in " + file, unreadable);
        }
    }
}
