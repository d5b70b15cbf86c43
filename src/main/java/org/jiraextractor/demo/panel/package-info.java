/** A page on loopback from which people switch the demo site's moods; it speaks of itself in its own words, without the application. */
package org.jiraextractor.demo.panel;
