package org.jiraextractor.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.jobs.Repeatable;
import org.jiraextractor.page.Body;
import org.jiraextractor.words.Refusal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what is wanted of a schedule and tells everything that is wrong with it at once. May wait for Jira: never on a thread that serves requests, never with a transaction open. */
@ApplicationScoped
public class Plans {

    /** What schedules do so far. */
    static final String KIND = "export";

    private final Jobs jobs;
    private final Schedules schedules;
    private final People people;

    @Inject
    Plans(Jobs jobs, Schedules schedules, People people) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.people = people;
    }

    protected Plans() {
        this(null, null, null);
    }

    /**
     * @param details {@link ScheduleDetails}
     * @param request what its kind of job takes; to be asked for where that it is missing can be told with the rest
     * @param zone    for a schedule that names none
     */
    public Plan fresh(Actor owner, Body details, Supplier<Body> request, ZoneId zone) {
        return read(owner, details, request, zone, null);
    }

    /** For a schedule that is there; what has not changed of its request is not tried again. It runs in its owner's name, so they must be allowed what it asks for. */
    public Plan changed(Actor actor, UUID id, Body details, Supplier<Body> request, ZoneId zone) {
        Schedule schedule = schedules.changeable(actor, id);
        return read(actor.owns(schedule.ownerId()) ? actor : people.actor(schedule.ownerId()), details, request, zone, schedule.repeatable());
    }

    private Plan read(Actor owner, Body details, Supplier<Body> request, ZoneId zone, Repeatable before) {
        List<Refusal.Field> wrong = new ArrayList<>();
        ScheduleDetails read = null;
        try {
            read = details.as(ScheduleDetails.class).in(zone);
        } catch (Refusal refusal) {
            keepFields(wrong, refusal);
        }
        Repeatable repeatable = null;
        try {
            repeatable = jobs.repeatable(owner, KIND, request.get(), before);
        } catch (Refusal refusal) {
            // what only Jira, or the rights of a person, refuse is told once the rest is right
            if (wrong.isEmpty() || !refusal.fields().isEmpty()) {
                keepFields(wrong, refusal);
            }
        }
        if (!wrong.isEmpty()) {
            throw Body.wrong(wrong);
        }
        return new Plan(read, repeatable);
    }

    private static void keepFields(List<Refusal.Field> wrong, Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            throw refusal;
        }
        wrong.addAll(refusal.fields());
    }
}
