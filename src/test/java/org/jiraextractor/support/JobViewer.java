package org.jiraextractor.support;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Somebody who follows a job over {@code /api/jobs/{id}/stream}, from its first event to its end, in the background. */
public final class JobViewer {

    /** @param id null for progress */
    public record Seen(Integer id, String type, JsonNode data) {
    }

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> end;

    private JobViewer(Api api, String job) {
        this.end = CompletableFuture.supplyAsync(() -> api.stream("/api/jobs/" + job + "/stream", this::read), task -> {
            Thread thread = new Thread(task, "viewer");
            thread.setDaemon(true);
            thread.start();
        });
    }

    public static JobViewer of(Api api, String job) {
        return new JobViewer(api, job);
    }

    /** So far, in the order in which they came. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The numbers of what is kept. */
    public List<Integer> numbers() {
        return seen.stream().map(Seen::id).filter(id -> id != null).toList();
    }

    public boolean saw(String type, String member, String value) {
        return seen.stream().anyMatch(event -> event.type().equals(type) && event.data().path(member).asText().equals(value));
    }

    /** Waits until the server closes the stream. */
    public JobViewer untilTheEnd() {
        int status = end.orTimeout(150, TimeUnit.SECONDS).join();
        if (status != 200) {
            throw new AssertionError("the stream answered " + status);
        }
        return this;
    }

    private void read(InputStream in) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Integer id = null;
            String type = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = Integer.valueOf(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    seen.add(new Seen(id, type, Api.JSON.readTree(line.substring(6))));
                } else if (line.isEmpty()) {
                    id = null;
                    type = null;
                }
            }
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
