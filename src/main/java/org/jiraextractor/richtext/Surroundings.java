package org.jiraextractor.richtext;

import org.jiraextractor.words.Words;

import java.util.Locale;

/** What a text does not know itself: the files, people and pages it speaks of, and in which words to speak. */
public interface Surroundings {

    /** Nothing is known. */
    Surroundings NONE = new Surroundings() { };

    /**
     * A file beside the text.
     *
     * @param href relative, ready for an attribute: encoded, nothing of Jira's unfiltered; empty for one that should not be opened from a page
     */
    record File(String name, String href, String mediaType, long bytes) {

        /** What every browser shows and none runs. */
        public boolean isPicture() {
            return !href.isEmpty() && switch (mediaType) {
                case "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif" -> true;
                default -> false;
            };
        }
    }

    /** @param name as the text has it, used where the id is not known; either may be empty
     *  @return null where there is none */
    default File file(String mediaId, String name) {
        return null;
    }

    /** @return the name of a person by account id or user name, or null */
    default String person(String id) {
        return null;
    }

    /** @return the relative address of the page of that issue, or null where it is not at hand */
    default String page(String issueKey) {
        return null;
    }

    /** The site's base URL without a slash at its end; empty where nobody knows. */
    default String site() {
        return "";
    }

    default Words words() {
        return Words.of(Locale.ENGLISH);
    }

    /** What is added to the level of each heading, so that they stand below those of the page. */
    default int headings() {
        return 0;
    }
}
