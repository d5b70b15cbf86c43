package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.jiraextractor.demo.world.Adf.items;
import static org.jiraextractor.demo.world.Adf.link;
import static org.jiraextractor.demo.world.Adf.mark;
import static org.jiraextractor.demo.world.Adf.node;
import static org.jiraextractor.demo.world.Adf.p;
import static org.jiraextractor.demo.world.Adf.text;

/** Documents with everything that people, editors and apps put into one. */
final class RichTexts {

    private RichTexts() {
    }

    /** Headings, lists, tables, panels, tasks, code, pictures: a good specification. */
    static ObjectNode specification(People people, DemoAttachment picture, DemoAttachment file) {
        return Adf.doc(Adf.heading(1, "Paiement en trois fois"), p("Objectif : ", text("réduire", mark("strong")), " l’abandon de panier de ", text("4 %", mark("em"),
                mark("strong")), "."),
                Adf.heading(2, "Règles"), items("bulletList", "Montant minimal : 90,00 $", "Trois échéances, sans frais", "Pas de carte prépayée"),
                node("orderedList", Json.of("order", 3), node("listItem", p("Third, because it starts at three"), items("bulletList", "nested", "nested again"))),
                table(), node("panel", Json.of("panelType", "warning"), p("Not before the freeze of ", date("1793577600000"), ".")),
                node("panel", Json.of("panelType", "custom", "panelIcon", ":rocket:", "panelIconText", "🚀", "panelColor", "#E6FCFF"), p("Custom panel")),
                node("taskList", Json.of("localId", "t1"), node("taskItem", Json.of("localId", "t1-1", "state", "DONE"), "Écrire les tests"),
                        node("taskItem", Json.of("localId", "t1-2", "state", "TODO"), "Prévenir ", mention(people.get(1), null))),
                node("decisionList", Json.of("localId", "d1"), node("decisionItem", Json.of("localId", "d1-1", "state", "DECIDED"),
                        "We keep the old provider until June.")),
                Adf.code("java", "if (total.compareTo(MINIMUM) < 0) {\n    throw new Refused(\"<too little>\");\n}"), node("blockquote",
                        p("« Trop cher, je repasserai. »")), Json.of("type", "rule"),
                node("expand", Json.of("title", "Détails techniques"), p("Voir ", link("la documentation", "https://docs.example.com/instalments?lang=fr&v=2"), "."),
                        node("nestedExpand", Json.of("title", "Encore plus"), p("Deep down."))),
                Adf.media(picture, true), Adf.media(file, false),
                p(node("status", Json.of("text", "En cours", "color", "blue", "localId", "s1")), " ", node("emoji", Json.of("shortName", ":tada:", "id", "1f389", "text",
                        "🎉")), " ",
                        node("emoji", Json.of("shortName", ":custom_parrot:", "id", "atlassian-parrot")), " ", mention(people.get(2), "@"
                                + people.get(2).path("displayName").asText())));
    }

    /** Cards, layouts, macros, marks of every kind, and nodes that nobody has heard of. */
    static ObjectNode exotic(DemoAttachment picture) {
        return Adf.doc(node("layoutSection", node("layoutColumn", Json.of("width", 50), p("left")), node("layoutColumn", Json.of("width", 50), p("right"))),
                p(node("inlineCard", Json.of("url", "https://example.com/board/7")), " and ", node("inlineCard", Json.of("data", Json.of("@type", "Document", "name",
                        "A card without an address")))),
                node("blockCard", Json.of("url", "https://example.com/design")), node("embedCard", Json.of("url", "https://example.com/video", "layout", "wide")),
                node("mediaSingle", Json.of("layout", "center"), node("media", Json.of("type", "external", "url", "https://example.com/picture.png", "width", 580,
                        "height", 164)),
                        node("caption", "A picture from elsewhere")),
                p("inline ", node("mediaInline", Json.of("id", picture.media(), "type", "file", "collection", "")), " picture"),
                node("extension", Json.of("extensionType", "com.atlassian.confluence.macro.core", "extensionKey", "toc", "parameters", Json.of("maxLevel", 3), "text",
                        "Table of contents")),
                node("bodiedExtension", Json.of("extensionType", "com.example.app", "extensionKey", "note"), p("The body of a macro must not be lost.")),
                node("syncBlock", Json.of("resourceId", "ari:cloud:jira:x", "localId", "y")),
                node("hologram", Json.of("spin", true), p("Text within a node of the future.")), p(node("teleport", Json.of("text", "an unknown inline node"))),
                p(text("sub", mark("subsup", "type", "sub")), text("struck", mark("strike")), text("under", mark("underline")), text("red", mark("textColor", "color",
                        "#ff5630")),
                        text("marked", mark("backgroundColor", "color", "#fedec8")), text("x = 1", mark("code")), text("glowing", mark("neon", "colour", "pink"))),
                p(Json.of("type", "hardBreak"), node("placeholder", Json.of("text", "Type something")), Json.of("type", "text", "text", "after a break")));
    }

    /** Links and texts that mean harm, and documents that break the rules. */
    static ObjectNode hostile() {
        return Adf.doc(p(link("click me", "javascript:window.pwned='link'"), " ", link("and me", " JaVaScRiPt\n:window.pwned='link2'"), " ", link("data",
                "data:text/html,<script>window.pwned='data'</script>")),
                p("<script>window.pwned='adf'</script>", link("\"><img src=x onerror=window.pwned='text'>", "https://example.com/\"onmouseover=\"window.pwned='href'")),
                node("inlineCard", Json.of("url", "javascript:window.pwned='card'")), node("panel", Json.of("panelType", "info\" onclick=\"window.pwned='panel'"),
                        p("panel")),
                p(text("style", mark("textColor", "color", "red;background:url(javascript:window.pwned='style')"))), node("codeBlock", Json.of("language", "\"><script>"),
                        "</code></pre><script>window.pwned='code'</script>"),
                node("table", node("tableRow", node("tableCell", Json.of("colspan", 1_000_000, "rowspan", -1, "background", "expression(alert(1))"), p("cell")))),
                node("mention", Json.of("id", "\"><script>window.pwned='mention'</script>", "text", "@<b>x</b>")), node("date", Json.of("timestamp", "soon")),
                        p(Hostile.FORMULA), p(Hostile.SUMMARIES.get(6)),
                Json.of("type", "paragraph"), Json.of("type", "heading", "attrs", Json.of("level", 42)), Json.of("text", "no type at all"));
    }

    /** So long that careless code is slow, and so deep that careless code falls. */
    static ObjectNode endless() {
        ObjectNode deep = p("at the bottom");
        for (int i = 0; i < 60; i++) {
            deep = node("blockquote", deep);
        }
        Object[] blocks = new Object[1_501];
        for (int i = 0; i < 1_500; i++) {
            blocks[i] = p("Ligne " + i + " : " + Texts.DESCRIPTIONS.get(i % Texts.DESCRIPTIONS.size()));
        }
        blocks[1_500] = deep;
        return Adf.doc(blocks);
    }

    private static ObjectNode table() {
        return node("table", Json.of("isNumberColumnEnabled", true, "layout", "default"),
                node("tableRow", node("tableHeader", Json.of(), p(text("Pays", mark("strong")))), node("tableHeader", Json.of("colspan", 2), p("Montants"))),
                node("tableRow", node("tableCell", Json.of("rowspan", 2, "background", "#deebff"), p("Canada")), node("tableCell", Json.of(), p("90,00 $")),
                        node("tableCell", Json.of(), p("1 | 2"))),
                node("tableRow", node("tableCell", Json.of(), items("bulletList", "une liste", "dans une cellule")), node("tableCell", Json.of(), p())));
    }

    private static ObjectNode date(String millis) {
        return node("date", Json.of("timestamp", millis));
    }

    /** Editors write the name down, apps often do not. */
    private static ObjectNode mention(ObjectNode person, String text) {
        ObjectNode attributes = Json.of("id", person.path("accountId").asText(), "accessLevel", "");
        return node("mention", text == null ? attributes : attributes.put("text", text));
    }
}
