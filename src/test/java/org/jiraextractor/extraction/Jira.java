package org.jiraextractor.extraction;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The editions that every test of an extraction goes through; the Data Center lies below a context path and gives short pages. */
enum Jira {

    CLOUD("issue/bulkfetch", "attachment/content") {
        @Override
        int listings(int issues) {
            return 0;
        }

        @Override
        void orRefused(Code code, ThrowingCallable run) {
            assertThatThrownBy(run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
    },

    DATA_CENTER("POST /rest/api/2/search", "/secure/attachment") {
        @Override
        int listings(int issues) {
            return (issues + 49) / 50;
        }

        /** It knows no tokens, so there is nothing to repeat. */
        @Override
        void orRefused(Code code, ThrowingCallable run) {
            assertThatCode(run).doesNotThrowAnyException();
        }
    };

    private final String batches;
    private final String files;

    Jira(String batches, String files) {
        this.batches = batches;
        this.files = files;
    }

    DemoOptions options() {
        return DemoOptions.defaults().withEdition(this == CLOUD ? Edition.CLOUD : Edition.DATA_CENTER.withContextPath("/jira"));
    }

    /** The call that brings issues. */
    String batches() {
        return batches;
    }

    /** How many calls of that kind a census makes before. */
    abstract int listings(int issues);

    /** How many of those calls the search for what changed makes. */
    int searches() {
        return this == CLOUD ? 0 : 1;
    }

    /** How many searches come before a second look where one issue matches. */
    int searchesOfAFirstPass() {
        return this == CLOUD ? 1 : listings(1) + 1;
    }

    abstract void orRefused(Code code, ThrowingCallable run);

    /** The call that brings an attachment. */
    String files() {
        return files;
    }
}
