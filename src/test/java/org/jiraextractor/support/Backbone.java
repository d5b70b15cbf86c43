package org.jiraextractor.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Around all tests of a JVM: stops the shared application after the last, and tells what was skipped and why. */
public final class Backbone implements LauncherSessionListener, TestExecutionListener {

    // the service loader makes an object for each of the two roles
    private static final List<String> SKIPPED = Collections.synchronizedList(new ArrayList<>());

    /** What is waited for and says nothing of how long: a slow machine is no reason to fail. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        RunningApp.closeShared();
        for (String tag : System.getProperty("excluded.tests", "").split(",")) {
            if (!tag.isBlank()) {
                SKIPPED.add("what is tagged \"" + tag + "\": left to whoever asks for it; the README says how");
            }
        }
        if (!SKIPPED.isEmpty()) {
            System.out.println("Skipped:");
            SKIPPED.stream().distinct().forEach(line -> System.out.println("  " + line));
            SKIPPED.clear();
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        SKIPPED.add(name(test) + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            SKIPPED.add(name(test) + ": " + result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource().map(source -> source instanceof MethodSource method ? simple(method.getClassName()) + "." + method.getMethodName()
                : source instanceof ClassSource type ? simple(type.getClassName()) : test.getDisplayName()).orElse(test.getDisplayName());
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
