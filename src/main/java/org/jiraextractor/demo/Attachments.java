package org.jiraextractor.demo;

import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.World;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files: the site sends to the media host with a capability in the address, and that host wants no credentials. */
final class Attachments {

    private static final Duration CAPABILITY_LIVES = Duration.ofMinutes(10);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private record Capability(long attachment, Instant until) {
    }

    private final World world;
    private final URI media;
    private final Clock clock;
    private final Map<String, Capability> capabilities = new ConcurrentHashMap<>();

    Attachments(World world, URI media, Clock clock) {
        this.world = world;
        this.media = media;
        this.clock = clock;
    }

    void at(Routes routes) {
        routes.on("GET", "/rest/api/3/attachment/meta", request -> Answer.json(Json.of("enabled", true, "uploadLimit", 1_073_741_824)));
        routes.on("GET", "/rest/api/3/attachment/{}", request -> Answer.json(asked(request).json()));
        routes.on("GET", "/rest/api/3/attachment/content/{}", this::content);
    }

    Routes mediaRoutes() {
        return new Routes().on("GET", "/file/{}/binary", this::binary);
    }

    private DemoAttachment asked(Request request) {
        String id = request.parts().get(0);
        if (!request.known() || !id.matches("\\d{1,18}")) {
            throw missing(id);
        }
        return world.attachment(Long.parseLong(id)).orElseThrow(() -> missing(id));
    }

    private static JiraRefusal missing(String id) {
        return new JiraRefusal(404, "The attachment with id '" + id + "' does not exist");
    }

    private Answer content(Request request) {
        DemoAttachment file = asked(request);
        if (file.gone()) {
            throw missing(Long.toString(file.id()));
        }
        if (request.parameter("redirect").filter("false"::equals).isPresent()) {
            return bytes(request, file);
        }
        Instant now = clock.instant();
        capabilities.values().removeIf(capability -> capability.until.isBefore(now));
        String token = UUID.randomUUID() + "." + UUID.randomUUID();
        capabilities.put(token, new Capability(file.id(), now.plus(CAPABILITY_LIVES)));
        return Answer.text(303, "").with("Location", media + "/file/" + file.media() + "/binary?token=" + token + "&client=demo&dl=true");
    }

    private Answer binary(Request request) {
        if (request.headers().containsKey("Authorization")) {
            return Answer.text(400, "Only one auth mechanism allowed; only the token query parameter or the Authorization header should be specified");
        }
        Capability capability = capabilities.get(request.parameter("token").orElse(""));
        DemoAttachment file = capability == null || capability.until.isBefore(clock.instant()) ? null : world.attachment(capability.attachment).orElse(null);
        if (file == null || !file.media().toString().equals(request.parts().get(0))) {
            return Answer.text(403, "Forbidden");
        }
        return bytes(request, file);
    }

    static Answer bytes(Request request, DemoAttachment file) {
        String range = request.headers().getFirst("Range");
        byte[] bytes = file.bytes();
        Matcher asked = RANGE.matcher(range == null ? "" : range.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return described(Answer.of(200, file.mimeType(), bytes), file);
        }
        boolean tail = asked.group(1).isEmpty();
        long from = tail ? Math.max(0, bytes.length - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        long to = tail || asked.group(2).isEmpty() ? bytes.length - 1 : Math.min(bytes.length - 1, Long.parseLong(asked.group(2)));
        if (from > to) {
            return Answer.text(416, "").with("Content-Range", "bytes */" + bytes.length);
        }
        byte[] part = java.util.Arrays.copyOfRange(bytes, (int) from, (int) to + 1);
        return described(Answer.of(206, file.mimeType(), part), file).with("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
    }

    /** The name in ASCII at least; a header cannot hold the rest. */
    private static Answer described(Answer answer, DemoAttachment file) {
        String ascii = file.filename().replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
        return answer.with("Accept-Ranges", "bytes").with("Content-Disposition", "attachment; filename=\"" + ascii + "\"");
    }
}
