package org.jiraextractor.bus;

/**
 * Another node told this. Fired as a CDI event on the thread that listens: whoever hears it only puts it down.
 *
 * @param topic whose concern it is
 * @param text  what its teller wrote
 */
public record Heard(String topic, String text) {
}
