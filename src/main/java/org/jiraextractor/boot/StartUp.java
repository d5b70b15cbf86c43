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
import org.jiraextractor.bus.Bus;
import org.jiraextractor.bus.Node;
import org.jiraextractor.bus.Nodes;
import org.jiraextractor.config.Settings;
import org.jiraextractor.jobs.JobRunner;
import org.jiraextractor.messaging.Postman;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import java.lang.management.ManagementFactory;

/** What happens once the schema is there: the node becomes known to the others and hears them, the first admin is made, the worker begins to look for jobs, the postman for messages. And the way back when the node stops. */
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
    private Nodes nodes;
    @Inject
    private Bus bus;
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
        Node node = ThisNode.of(settings);
        nodes.arrive(node);
        door.guard();
        settings.firstAdmin().ifPresent(accounts::ensureFirstAdmin);
        bus.start(node.id());
        if (settings.roles().worker()) {
            runner.start(node.id(), settings.roles().maxJobs());
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
        bus.stop();
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
            nodes.leave(ThisNode.of(settings).id());
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
}
