package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Who works at the site: with and without an address, gone, a robot, a customer, somebody with a hostile name. */
final class People {

    private final Site site;
    private final List<ObjectNode> all = new ArrayList<>();

    People(Site site) {
        this.site = site;
        person("Camille Roy", "camille.roy@demo.example", "atlassian", true);
        person("Amélie Lévesque", "amelie.levesque@demo.example", "atlassian", true);
        person("John O’Neill", null, "atlassian", true);
        person("Priya Natarajan", null, "atlassian", true);
        person("Łukasz Wójcik", "lukasz@demo.example", "atlassian", true);
        person("François-Xavier de La Tour d’Auvergne", null, "atlassian", true);
        person("李小龍", null, "atlassian", true);
        person("Nour بن صالح", null, "atlassian", true);
        person("Former user", null, "atlassian", false);
        person("Automation for Jira", null, "app", true);
        person("Marie Tremblay (cliente)", "marie.tremblay@client.example", "customer", true);
        person(Hostile.NAME, null, "atlassian", true);
    }

    private void person(String name, String email, String type, boolean active) {
        int number = all.size() + 1;
        String id = number % 2 == 0 ? "712020:0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0" + String.format("%02d", number) : "5b10ac8d82e05b22cc7d4e" + String.format("%02d",
                number);
        String avatar = site.base() + "/avatars/" + number;
        ObjectNode person = Json.of("self", site.rest("user?accountId=" + id.replace(":", "%3A")), "accountId", id);
        if (email != null) {
            person.put("emailAddress", email);
        }
        person.set("avatarUrls", Json.of("48x48", avatar + "/48", "24x24", avatar + "/24", "16x16", avatar + "/16", "32x32", avatar + "/32"));
        person.put("displayName", name).put("active", active);
        if (active) {
            person.put("timeZone", site.zone().getId());
        }
        all.add(person.put("accountType", type));
    }

    /** Whose token it is. */
    ObjectNode account() {
        return all.get(0);
    }

    /** Round and round. */
    ObjectNode get(int number) {
        return all.get(Math.floorMod(number, all.size()));
    }

    ObjectNode robot() {
        return all.get(9);
    }

    ObjectNode customer() {
        return all.get(10);
    }

    ObjectNode hostile() {
        return all.get(11);
    }

    ObjectNode former() {
        return all.get(8);
    }

    List<ObjectNode> all() {
        return List.copyOf(all);
    }
}
