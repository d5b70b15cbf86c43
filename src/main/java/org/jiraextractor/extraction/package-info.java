/**
 * Takes issues out of a site: a census of ids, batches kept raw, a checkpoint after each, attachments; and reads them again for whoever converts.
 */
package org.jiraextractor.extraction;
