package org.jiraextractor.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What axe finds on the page that is open, frames left out: one script for all looks at it, and only what is wrong comes back. */
public final class Axe {

    /** What colours and a small screen can break; the rest is the same page. */
    private static final List<String> OF_THE_LOOK = List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size");
    private static final String SCRIPT = AxeBuilder.getAxeScript();
    private static final String LOADED = "() => typeof window.axe === 'object'";
    /** Once colours that are on their way have arrived. */
    private static final String RUN = """
            async rules => {
              await Promise.all(document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < Infinity).map(each => each.finished.catch(() => {})));
              const only = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
              const results = await axe.run({ exclude: [['iframe']] }, { resultTypes: ['violations'], iframes: false, ...only });
              return results.violations.map(each => each.impact + ' ' + each.id + ' ' + each.nodes.slice(0, 3).map(node => node.html.replace(/\\s+/g, ' ')).join(' | '));
            }""";
    private static final String STICKS_OUT = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(each => each.tagName + '.' + each.className).concat('the page')""";

    private Axe() {
    }

    /** In the light on a wide screen by all rules, and for what differs there in the dark on a phone; and that nothing scrolls sideways. @return what matters, in a line each */
    public static List<String> inLightAndDark(Page page) {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            boolean dark = scheme == ColorScheme.DARK;
            seen(page, scheme, dark ? 360 : 1280);
            page.waitForFunction("theme => document.documentElement.getAttribute('data-bs-theme') === theme", scheme.name().toLowerCase(Locale.ROOT));
            (dark ? ofTheLook(page) : all(page)).stream().filter(each -> !each.startsWith("minor ")).forEach(each -> found.add(scheme + ": " + each));
            ((List<?>) page.evaluate(STICKS_OUT)).forEach(each -> found.add(scheme + ": sticks out " + each));
        }
        return found;
    }

    /** As somebody sees it who prefers these colours, on a screen so many pixels wide. */
    public static void seen(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, 800);
    }

    /** By all rules. */
    public static List<String> all(Page page) {
        return run(page, List.of());
    }

    /** By those that colours and width can break. */
    public static List<String> ofTheLook(Page page) {
        return run(page, OF_THE_LOOK);
    }

    private static List<String> run(Page page, List<String> rules) {
        if (!Boolean.TRUE.equals(page.evaluate(LOADED))) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN, rules)).stream().map(String::valueOf).toList();
    }
}
