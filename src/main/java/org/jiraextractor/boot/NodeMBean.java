package org.jiraextractor.boot;

/** What whoever runs the server in this JVM may ask of the node: {@value #NAME} in the platform's MBean server. */
public interface NodeMBean {

    String NAME = "org.jiraextractor:type=Node";

    /** Takes no more jobs and hands those that run back to the queue; comes back once they are, 10 s later at most. Safe to repeat. */
    void handBack();
}
