/** How fast and how cheap an extraction is, beside a bare downloader in the same run: {@code mvn -Pbench verify}. */
package org.jiraextractor.bench;
