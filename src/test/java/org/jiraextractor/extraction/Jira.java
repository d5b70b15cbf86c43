package org.jiraextractor.extraction;

import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;

/** The editions that every test of an extraction goes through; the Data Center lies below a context path and gives short pages. */
enum Jira {
    CLOUD, DATA_CENTER;

    DemoOptions options() {
        return DemoOptions.defaults().withEdition(this == CLOUD ? Edition.CLOUD : Edition.DATA_CENTER.withContextPath("/jira"));
    }
}
