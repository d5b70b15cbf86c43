package org.jiraextractor.jira;

import okhttp3.HttpUrl;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a site is and who asks.
 *
 * @param baseUrl http or https, with its context path if it has one, no slash at the end, no user info, query or fragment
 */
public record SiteAddress(URI baseUrl, Deployment deployment, Credentials credentials) {

    /** @throws Refusal {@code invalid_field} for {@code base_url} where the URL is not such a one */
    public SiteAddress {
        baseUrl = baseUrl(baseUrl.toString());
        Objects.requireNonNull(deployment);
        Objects.requireNonNull(credentials);
    }

    /**
     * The base URL as people type it, made regular: trimmed, scheme and host in lower case, slashes at the end taken off.
     *
     * @throws Refusal {@code invalid_field} with the field {@code base_url}
     */
    public static URI baseUrl(String typed) {
        URI url;
        try {
            url = new URI(typed.strip());
        } catch (URISyntaxException wrong) {
            throw wrong("jira.base_url.malformed");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("jira.base_url.scheme");
        }
        if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0 || HttpUrl.parse(url.toString()) == null) {
            throw wrong("jira.base_url.malformed");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong("jira.base_url.extras");
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port + url.normalize().getRawPath().replaceAll("/+$", ""));
    }

    private static Refusal wrong(String key) {
        return new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("base_url", Code.INVALID_FIELD, key)), key);
    }
}
