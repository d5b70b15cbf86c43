package org.jiraextractor.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How a demo site is. Start from {@link #defaults()} and change what matters.
 *
 * @param port           0 for a free one; the media host always takes a free one
 * @param seed           the same seed makes the same world
 * @param issues         how many issues there are in all, at least 60; the special ones are always the same, the others plain
 * @param zone           of the account: behind UTC and with daylight saving, so that a reader of dates who is careless is seen
 * @param latency        before each answer
 * @param callsPerSecond per method and endpoint, then 429; 0 for no limit
 * @param retryAfter     what a 429 of that limit says
 * @param shortPages     whether a first page of a search holds fewer issues than it could
 * @param goneAttachment whether one attachment is listed whose content is 404, so that an export cannot be complete
 * @param threads        how many calls are answered at the same time, by each of the two hosts
 * @param edition        which Jira it is; short pages are Cloud's
 * @param resets         whether connections can be reset, which a carrier of bytes before the site does; without it {@link Mood#RESET} cannot be had
 */
public record DemoOptions(int port, long seed, int issues, ZoneId zone, Clock clock, Duration latency, int callsPerSecond, Duration retryAfter,
                          boolean shortPages, boolean goneAttachment, int threads, Edition edition, boolean resets) {

    public DemoOptions {
        if (issues < 60) {
            throw new IllegalArgumentException("at least 60 issues, not " + issues);
        }
    }

    public static DemoOptions defaults() {
        return new DemoOptions(0, 20261120, 120, ZoneId.of("America/Toronto"), Clock.systemUTC(), Duration.ZERO, 0, Duration.ofSeconds(1), true, false, 64, Edition.CLOUD, false);
    }

    public DemoOptions withPort(int port) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withSeed(long seed) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withIssues(int issues) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withZone(ZoneId zone) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withClock(Clock clock) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withLatency(Duration latency) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withRateLimit(int callsPerSecond, Duration retryAfter) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withShortPages(boolean shortPages) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withGoneAttachment(boolean goneAttachment) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withEdition(Edition edition) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }

    public DemoOptions withResets(boolean resets) {
        return new DemoOptions(port, seed, issues, zone, clock, latency, callsPerSecond, retryAfter, shortPages, goneAttachment, threads, edition, resets);
    }
}
