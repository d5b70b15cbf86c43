package org.jiraextractor.jira;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** Sends calls to one site and reads their JSON: guarded, bounded, at its pace, tried again where it may help. Thread-safe. */
final class JiraClient {

    /** A batch of 100 issues with all that Jira embeds may be tens of megabytes; it is never held whole. */
    private static final long MOST_JSON = 512L << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final MediaType JSON = MediaType.get("application/json");

    /** Reads a streamed answer; called anew at each attempt. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    private final Wire wire;
    private final SiteAddress address;
    private final Pacer pacer;
    private final Waits waits;
    private final Clock clock;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final Gateway gateway;
    private volatile String root;
    private volatile boolean aborted;

    JiraClient(Wire wire, SiteAddress address, Pacer pacer, Waits waits, Clock clock, Gateway gateway) {
        this.wire = wire;
        this.address = address;
        this.root = address.baseUrl().toString();
        this.pacer = pacer;
        this.waits = waits;
        this.clock = clock;
        this.gateway = gateway;
    }

    /** Where calls go now: the site's address as it was given, or found to be, or the gateway's; without a slash at its end. */
    String root() {
        return root;
    }

    void goTo(String newRoot) {
        root = newRoot;
    }

    /** A small answer, whole. */
    JsonNode tree(Ask ask, Patience patience) {
        try {
            return read(ask, patience, json -> {
                JsonNode tree = RawJson.read(json);
                if (json.nextToken() != null) {
                    throw new JiraRefusal.Unreadable(ask.shownPath());
                }
                return tree;
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A streamed answer. @throws IOException only what the reader throws by itself */
    <T> T read(Ask ask, Patience patience, Reader<T> reader) throws IOException {
        String asked = root;
        try {
            return attempt(ask, patience, reader);
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.BAD_CREDENTIALS && gateway.leads(this, asked)) {
                return attempt(ask, patience, reader);
            }
            throw refusal;
        }
    }

    private <T> T attempt(Ask ask, Patience patience, Reader<T> reader) throws IOException {
        return persist(patience, ask.lane(), place -> {
            try (Response response = send(ask, patience, place)) {
                Answers.check(ask, response, clock);
                return parse(ask, response, reader);
            }
        });
    }

    <T> T persist(Patience patience, String lane, Persistence.Attempt<T> attempt) throws IOException {
        return new Persistence(pacer, waits, clock).until(patience, lane, attempt);
    }

    private <T> T parse(Ask ask, Response response, Reader<T> reader) throws IOException {
        try (JsonParser json = RawJson.strangers(new NetworkBody(response.body().byteStream(), MOST_JSON))) {
            if (json.nextToken() == null) {
                throw new TryAgain(new JiraRefusal.Unreadable(ask.shownPath()), false, null);
            }
            return reader.read(json);
        } catch (NetworkBody.Cut cut) {
            throw sorted(cut.failure(), response.request().url());
        } catch (StreamConstraintsException never) {
            throw new JiraRefusal.Unreadable(ask.shownPath()).because(never);
        } catch (JsonProcessingException perhapsCut) {
            throw new TryAgain(new JiraRefusal.Unreadable(ask.shownPath()), false, null);
        }
    }

    private Response send(Ask ask, Patience patience, Place place) throws IOException {
        HttpUrl url = url(ask.path());
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
            if (ask.body() != null) {
                request.post(RequestBody.create(RawJson.write(ask.body()), JSON)).header("X-Atlassian-Token", "no-check");
            }
            if (!ask.anonymous()) {
                request.header("Authorization", address.credentials().authorization());
            }
            long sent = System.nanoTime();
            Response response = exchange(request, patience.left());
            answered(place, ask.kind(), System.nanoTime() - sent, response);
            HttpUrl next = response.isRedirect() ? url.resolve(response.header("Location", "")) : null;
            if (next == null || !sameSite(next) || ask.body() != null || Answers.redirected(response).code() == Code.LOGIN_PAGE) {
                return response;
            }
            response.close();
            learn(ask, next);
            url = next;
        }
        throw new JiraRefusal(Code.NOT_JIRA, 302, "jira.not_jira");
    }

    /** Sent on to the same path behind another one, we have been told the context path: a call that is no GET would not be sent on. */
    private void learn(Ask ask, HttpUrl next) {
        String path = next.encodedPath();
        if (ask.kind().equals("serverInfo") && path.endsWith(ask.path())) {
            goTo(Origin.of(next) + path.substring(0, path.length() - ask.path().length()));
        }
    }

    /** Where somebody who asks this page is sent to, without credentials; empty where nowhere. */
    Optional<HttpUrl> sentTo(HttpUrl page, Patience patience) {
        try {
            return persist(patience, "site", place -> {
                try (Response response = exchange(new Request.Builder().url(page).header("Accept", "text/html"), patience.left())) {
                    return Optional.ofNullable(response.isRedirect() ? page.resolve(response.header("Location", "")) : null);
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean sameSite(HttpUrl url) {
        return Origin.of(url).equals(Origin.of(HttpUrl.get(root)));
    }

    HttpUrl url(String path) {
        return HttpUrl.get(root + path);
    }

    String authorization() {
        return address.credentials().authorization();
    }

    /** What an answer tells the pacer; a refusal of the rate is told by {@link TryAgain}, and a failure tells nothing. */
    void answered(Place place, String kind, long nanos, Response response) {
        if (response.code() < 500 && response.code() != 429) {
            pacer.answered(place, response.code() < 400 ? kind : null, nanos, Signal.of(response, clock));
        }
    }

    /** One HTTP call, up to its headers. The one place where anything leaves for a site. */
    Response exchange(Request.Builder request, Duration limit) throws IOException {
        Request ready = request.header("User-Agent", wire.userAgent()).build();
        Call call = wire.http().newCall(ready);
        call.timeout().timeout(limit.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
        underWay.removeIf(Call::isCanceled);
        underWay.add(call);
        try {
            wire.guard().checkHost(ready.url().host());
            if (aborted) {
                throw Persistence.cancelled();
            }
            waits.sent();
            Response response = call.execute();
            return response.newBuilder().body(new EndNoticed(response.body(), () -> underWay.remove(call))).build();
        } catch (IOException failure) {
            underWay.remove(call);
            throw sorted(failure, ready.url());
        } catch (CancellationException cancelled) {
            underWay.remove(call);
            throw cancelled;
        }
    }

    /** A failure of the network as what comes of it: cancelled, refused for good, or worth another try. */
    IOException sorted(IOException failure, HttpUrl url) {
        if (aborted || Thread.currentThread().isInterrupted()) {
            throw Persistence.cancelled();
        }
        JiraRefusal refusal = Failures.refusal(failure, Origin.of(url).toString(), wire.proxied());
        if (Failures.forGood(failure)) {
            throw refusal;
        }
        return new TryAgain(refusal, false, null);
    }

    void abort() {
        aborted = true;
        underWay.forEach(Call::cancel);
    }

    boolean aborted() {
        return aborted;
    }

    Clock clock() {
        return clock;
    }
}
