/**
 * Where bytes are kept: one interface, whole objects under names, streamed both ways. Nobody else knows which store it is.
 */
package org.jiraextractor.storage;
