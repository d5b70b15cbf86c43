package org.jiraextractor.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Accounts;
import org.jiraextractor.accounts.Preferences;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person's own page, and the switches of language and theme in the top bar, which strangers have too. */
@Path("")
public class MePages {

    private static final List<Integer> KEPT = List.of(7, 30, 90, 365);

    private final Accounts accounts;
    private final Viewer viewer;
    private final Clock clock;

    @Inject
    public MePages(Accounts accounts, Viewer viewer, Clock clock) {
        this.accounts = accounts;
        this.viewer = viewer;
        this.clock = clock;
    }

    /** One press of a switch. @param next the page it was pressed on */
    public record Look(String language, String theme, String next) {
    }

    @GET
    @Path("me")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page me() {
        return page(Form.of(accounts.preferences(viewer.id())));
    }

    @POST
    @Path("me")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Object change(Body body) {
        try {
            accounts.prefer(viewer.id(), body.over(accounts.preferences(viewer.id())));
            return Notice.at("/me", "accounts.prefs.saved");
        } catch (Refusal refusal) {
            return page(Form.again(body, refusal, viewer.locale())).status(400);
        }
    }

    @POST
    @Path("look")
    @PermitAll
    public Response look(Body body) {
        Look wanted = body.as(Look.class);
        Response.ResponseBuilder back = Response.seeOther(Next.page(wanted.next()));
        Viewer.language(wanted.language()).ifPresent(known -> back.cookie(lasting(Viewer.LANGUAGE_COOKIE, wanted.language())));
        if (Viewer.THEMES.contains(String.valueOf(wanted.theme()))) {
            back.cookie(lasting(Viewer.THEME_COOKIE, wanted.theme()));
        }
        if (viewer.signedIn()) {
            Preferences now = accounts.preferences(viewer.id());
            now = Viewer.language(wanted.language()).isPresent() ? now.language(wanted.language()) : now;
            accounts.prefer(viewer.id(), Viewer.THEMES.contains(String.valueOf(wanted.theme())) ? now.theme(wanted.theme()) : now);
        }
        return back.build();
    }

    private Page page(Form form) {
        Words words = Words.of(viewer.locale());
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put("", words.say("accounts.prefs.auto"));
        languages.put("en", "English");
        languages.put("fr", "Français");
        Map<String, String> themes = new LinkedHashMap<>();
        themes.put("", words.say("accounts.prefs.auto"));
        Viewer.THEMES.stream().filter(theme -> !theme.equals("system")).forEach(theme -> themes.put(theme, words.say("page.theme." + theme)));
        Map<String, String> zones = new LinkedHashMap<>();
        zones.put("", words.say("accounts.prefs.auto"));
        ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.equals("UTC") || zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")).sorted()
                .forEach(zone -> zones.put(zone, zone.replace('_', ' ')));
        Map<String, String> retention = new LinkedHashMap<>();
        retention.put("", words.say("accounts.prefs.retention.others"));
        retention.put("0", words.say("accounts.prefs.retention.ever"));
        KEPT.forEach(days -> retention.put(days.toString(), words.say("accounts.prefs.retention.days", days)));
        String now = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(viewer.locale()).withZone(viewer.zone()).format(clock.instant());
        return Page.of("accounts/me").with("form", form).with("languages", languages).with("themes", themes).with("zones", zones).with("now", now).with("retention", retention);
    }

    private static NewCookie lasting(String name, String value) {
        return new NewCookie.Builder(name).value(value).path("/").maxAge(365 * 86_400).httpOnly(true).sameSite(NewCookie.SameSite.LAX).build();
    }
}
