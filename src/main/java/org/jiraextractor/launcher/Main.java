package org.jiraextractor.launcher;

/**
 * Where {@code java -jar launcher.jar} begins. This class alone is compiled for Java 8, so that an older JDK prints a line about itself instead of a stack trace; it must not name another
 * class of ours in its code.
 */
public final class Main {

    private static final int LEAST_JAVA = 17;

    private Main() {
    }

    public static void main(String[] arguments) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (feature(version) < LEAST_JAVA) {
            System.err.println("This is Java " + version + " (" + System.getProperty("java.home") + "); Jira Issue Extractor needs Java " + LEAST_JAVA + " or newer.");
            System.exit(1);
        }
        Class.forName("org.jiraextractor.launcher.Launcher").getMethod("run", String[].class).invoke(null, (Object) arguments);
    }

    /** 8 of "1.8", 17 of "17". */
    static int feature(String specificationVersion) {
        return Integer.parseInt(specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion);
    }
}
