/** {@code markdown/}: a file an issue, with its fields as front matter, for forges, wikis and notebooks. */
package org.jiraextractor.exports.format.markdown;
