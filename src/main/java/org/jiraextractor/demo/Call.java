package org.jiraextractor.demo;

import java.time.Instant;

/**
 * One call that arrived.
 *
 * @param endpoint   method and pattern, {@code GET /rest/api/3/issue/{}/comment}; {@code other} where nothing is there
 * @param target     path and query as they came; of the media host it holds a capability
 * @param authorized whether it carried an Authorization header, right or wrong
 * @param cookie     whether it carried a Cookie header
 * @param status     what was answered; 0 where the connection was cut instead
 */
public record Call(Instant at, Host host, String endpoint, String method, String target, boolean authorized, boolean cookie, int status) {

    /** The site itself, the other origin, where files are, or the one where scoped tokens are good. */
    public enum Host {
        SITE, MEDIA, GATEWAY
    }
}
