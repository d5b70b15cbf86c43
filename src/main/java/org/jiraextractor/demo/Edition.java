package org.jiraextractor.demo;

/**
 * Which Jira a demo site is. Data Center has no bulk calls, pages by offset over a list that does not stand still, and writes wiki markup.
 *
 * @param dataCenter     Data Center 9; else Cloud
 * @param contextPath    below which all of it lies, {@code /jira}; empty for none
 * @param pageSize       what an administrator of a Data Center lets a search give at most ({@code jira.search.views.default.max}); larger wishes are lowered without a word. On Cloud how
 *                       many comments, worklogs or histories a page of theirs holds at most; 0 for as many as Jira gives
 * @param filesForPeople whether files want a session from the log-in page, as some do: a token is sent there
 * @param scopedTokens   whether a Cloud's token is good at the gateway only
 */
public record Edition(boolean dataCenter, String contextPath, int pageSize, boolean filesForPeople, boolean scopedTokens) {

    public static final Edition CLOUD = new Edition(false, "", 0, false, false);
    public static final Edition DATA_CENTER = new Edition(true, "", 50, false, false);

    public Edition withContextPath(String path) {
        return new Edition(dataCenter, path, pageSize, filesForPeople, scopedTokens);
    }

    public Edition withPageSize(int size) {
        return new Edition(dataCenter, contextPath, size, filesForPeople, scopedTokens);
    }

    /** How much a page of a list holds of the wished for: no more than is the site's custom. */
    int page(int wished) {
        return pageSize == 0 ? wished : Math.min(wished, pageSize);
    }

    public Edition withFilesForPeople(boolean on) {
        return new Edition(dataCenter, contextPath, pageSize, on, scopedTokens);
    }

    public Edition withScopedTokens(boolean on) {
        return new Edition(dataCenter, contextPath, pageSize, filesForPeople, on);
    }
}
