package org.jiraextractor.jira;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One attachment on its way: asked of the site, fetched from wherever the site sends us (there without credentials), resumed behind the
 * bytes that came already, checked on the fly. For one thread, used once.
 */
final class AttachmentStream {

    private static final Pattern MEDIA_ID = Pattern.compile("/file/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/|$)");
    private static final int MOST_REDIRECTS = 5;
    /** Slower than this for the whole file is a body that never ends. */
    private static final long SLOWEST_BYTES_PER_SECOND = 20_000;
    /** Where nobody says how long it is, more than the largest file that Jira takes is a body that never ends. */
    private static final long LARGEST_UNTOLD = 8L << 30;
    private static final Duration LONGEST_UNTOLD = Duration.ofHours(1);

    private final JiraClient client;
    private final Patience patience;
    /** Of all of it: as the metadata or, where they do not, the answer says; -1 where nobody does. */
    private long size;
    private final long most;
    private final boolean html;
    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private final MessageDigest sha = sha256();
    private String mediaId;
    private long got;

    /** @param size as the metadata say, below 0 where they do not; @param most bytes that are wanted where they do not */
    AttachmentStream(JiraClient client, Patience patience, long size, long most, String mimeType, OutputStream out) {
        this.client = client;
        this.patience = patience;
        this.size = Math.max(-1, size);
        this.most = Math.min(most, LARGEST_UNTOLD);
        this.html = mimeType != null && mimeType.toLowerCase(Locale.ROOT).contains("html");
        this.out = out;
    }

    Download fetch(String path) throws IOException {
        client.persist(patience, Ask.lane(path, "GET content"), place -> {
            try (Response response = open(path, place)) {
                take(response);
                return null;
            }
        });
        if (size >= 0 && got != size) {
            throw new BadAttachment("size_mismatch");
        }
        return new Download(mediaId, HexFormat.of().formatHex(sha.digest()), crc.getValue(), got);
    }

    private Response open(String path, Place place) throws IOException {
        HttpUrl url = client.url(path);
        Duration limit = size < 0 ? LONGEST_UNTOLD : Duration.ofSeconds(120 + (size - got) / SLOWEST_BYTES_PER_SECOND);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Request.Builder request = new Request.Builder().url(url).header("Accept", "*/*").header("Accept-Encoding", "identity");
            if (client.sameSite(url)) {
                request.header("Authorization", client.authorization());
            }
            if (got > 0) {
                request.header("Range", "bytes=" + got + "-");
            }
            long sent = System.nanoTime();
            Response response = client.exchange(request, limit);
            client.answered(place, hop == 0 ? "content" : "media", System.nanoTime() - sent, response);
            if (!response.isRedirect()) {
                return response;
            }
            response.close();
            url = next(url, response);
        }
        throw new BadAttachment("unreadable");
    }

    private HttpUrl next(HttpUrl url, Response response) throws BadAttachment {
        HttpUrl target = url.resolve(response.header("Location", ""));
        if (target == null || Answers.redirected(response).code() == Code.LOGIN_PAGE && !MEDIA_ID.matcher(target.encodedPath()).find()) {
            throw new BadAttachment("login_page");
        }
        Matcher media = MEDIA_ID.matcher(target.encodedPath());
        if (media.find()) {
            mediaId = media.group(1).toLowerCase(Locale.ROOT);
        }
        return target;
    }

    private void take(Response response) throws IOException {
        boolean untold = size < 0;
        check(response);
        if (untold) {
            learn(response);
        }
        long skip = response.code() == 206 ? 0 : got;
        try (InputStream body = new NetworkBody(response.body().byteStream(), Long.MAX_VALUE)) {
            body.skipNBytes(skip);
            byte[] buffer = new byte[64 << 10];
            for (int n; (n = body.read(buffer)) >= 0; ) {
                if (size >= 0 && got + n > size) {
                    throw new BadAttachment("size_mismatch");
                } else if (size < 0 && got + n > most) {
                    throw new BadAttachment("too_large");
                }
                out.write(buffer, 0, n);
                sha.update(buffer, 0, n);
                crc.update(buffer, 0, n);
                got += n;
            }
        } catch (NetworkBody.Cut cut) {
            throw client.sorted(cut.failure(), response.request().url());
        }
    }

    /** The length that the answer tells holds for what is left of the file. */
    private void learn(Response response) throws BadAttachment {
        long length = response.body().contentLength();
        if (length >= 0) {
            size = length + (response.code() == 206 ? got : 0);
        }
        if (size > most) {
            throw new BadAttachment("too_large");
        }
    }

    private void check(Response response) throws IOException {
        int status = response.code();
        if (status == 404 || status == 410) {
            throw new BadAttachment("not_found");
        }
        boolean ours = client.sameSite(response.request().url());
        if (!response.isSuccessful() && ours) {
            refusedByJira(response);
        }
        if (status == 416) {
            throw new BadAttachment("size_mismatch");
        }
        if (!response.isSuccessful()) {
            // a signed address may have run out; the next attempt asks for a new one
            throw new TryAgain(new JiraRefusal(Code.UPSTREAM_ERROR, status, "jira.media_failed", String.valueOf(status)), status == 429,
                    RetryAfter.read(response.header("Retry-After"), client.clock()));
        }
        if (status == 206 && !response.header("Content-Range", "").startsWith("bytes " + got + "-")) {
            throw new BadAttachment("unreadable");
        }
        boolean page = response.header("Content-Type", "").toLowerCase(Locale.ROOT).contains("html");
        if (page && !html && (size < 0 || response.body().contentLength() != size - (status == 206 ? got : 0))) {
            throw new BadAttachment("login_page");
        }
    }

    private void refusedByJira(Response response) throws IOException {
        try {
            Answers.check(Ask.get("content", response.request().url().encodedPath()), response, client.clock());
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.FORBIDDEN) {
                throw (IOException) new BadAttachment("forbidden").initCause(refusal);
            }
            throw refusal;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
