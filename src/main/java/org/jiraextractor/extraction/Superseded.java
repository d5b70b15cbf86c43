package org.jiraextractor.extraction;

/** An issue whose earlier take does not count any more. @param key that it had then; null where that take had failed */
public record Superseded(long id, String key) {
}
