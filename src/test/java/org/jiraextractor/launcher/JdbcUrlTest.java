package org.jiraextractor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdbcUrlTest {

    @Test
    void a_plain_address_gets_what_the_application_relies_on() {
        assertThat(JdbcUrl.complete("jdbc:postgresql://db:5432/app"))
                .isEqualTo("jdbc:postgresql://db:5432/app?stringtype=unspecified&connectTimeout=10&socketTimeout=300&tcpKeepAlive=true&options=-c%20idle_in_transaction_session_timeout=60000&ApplicationName=jira-issue-extractor");
    }

    @Test
    void what_the_operator_has_set_stays() {
        assertThat(JdbcUrl.complete("jdbc:postgresql://db/app?ssl=true&socketTimeout=5")).contains("?ssl=true&socketTimeout=5&stringtype=unspecified").doesNotContain("socketTimeout=300");
    }
}
