package org.jiraextractor.jira;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

/** A call that Jira, or something on the way to it, did not answer as asked. */
public class JiraRefusal extends Refusal {

    private final int status;
    private boolean lasting;

    /** @param status of the HTTP answer, 0 where there was none */
    JiraRefusal(Code code, int status, String key, Object... args) {
        super(code, key, args);
        this.status = status;
    }

    @Override
    public boolean upstream() {
        return true;
    }

    /** Of the HTTP answer; 0 where there was none. */
    public int status() {
        return status;
    }

    /** Tried again and again: it may pass, but not soon. */
    JiraRefusal lasting() {
        lasting = true;
        return this;
    }

    /** Whether it was tried again and again for as long as is sensible, and may pass by itself all the same. */
    public boolean mayPass() {
        return lasting;
    }

    /** The answer arrived but is not the JSON it should be; asked again in smaller parts it may be. */
    public boolean unreadable() {
        return this instanceof Unreadable;
    }

    static final class Unreadable extends JiraRefusal {
        Unreadable(String path) {
            super(Code.UPSTREAM_ERROR, 200, "jira.unreadable", path);
        }
    }
}
