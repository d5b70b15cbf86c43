package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;

import java.util.List;
import java.util.Locale;

/**
 * How fast things came, as a figure and as a line that is drawn in a box of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param over      whether nothing comes any more: all is here, or the job has ended
 * @param perSecond of late while things come, of all that time after that; null: not known yet
 * @param most      in a second of the best stretch; null with {@code perSecond}
 * @param line      points of an SVG polyline; null where there are too few to draw
 * @param area      the same, closed below
 */
public record Rate(boolean over, Number perSecond, Number most, String line, String area) {

    static final int WIDTH = 240;
    static final int HEIGHT = 40;
    private static final int ROOM = 3;
    private static final int OF_LATE = 4;
    private static final int FEWEST = 3;

    /** Null for a job that has not begun, takes no issues, or has nothing to show and nothing under way. */
    static Rate of(Job job) {
        if (job.startedAt() == null || !job.request().has("jql")) {
            return null;
        }
        boolean over = job.state().ended() || Bar.allIsHere(job.phases());
        Rate rate = of(job.trace().perSecond(), over);
        return rate.line == null && (over || job.state() != JobState.RUNNING) ? null : rate;
    }

    static Rate of(List<Double> all, boolean over) {
        // writing formats is no slow fetching
        List<Double> rates = over ? untilTheLast(all) : all;
        double most = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (rates.size() < FEWEST || most <= 0) {
            return new Rate(over, null, null, null, null);
        }
        List<Double> told = over ? rates : rates.subList(Math.max(0, rates.size() - OF_LATE), rates.size());
        String line = line(rates, most);
        return new Rate(over, rounded(told.stream().mapToDouble(Double::doubleValue).average().orElse(0)), rounded(most), line, "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT);
    }

    private static List<Double> untilTheLast(List<Double> rates) {
        int end = rates.size();
        while (end > 0 && rates.get(end - 1) == 0) {
            end--;
        }
        return rates.subList(0, end);
    }

    /** For the template, which sees no constants. */
    public String box() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    private static String line(List<Double> rates, double most) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < rates.size(); i++) {
            points.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", WIDTH * (double) i / (rates.size() - 1), HEIGHT - 1 - (HEIGHT - 1 - ROOM) * rates.get(i) / most));
        }
        return points.toString();
    }

    private static Number rounded(double rate) {
        return rate < 10 ? (Number) (Math.round(rate * 10) / 10.0) : (Number) Math.round(rate);
    }
}
