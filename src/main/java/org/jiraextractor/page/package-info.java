/**
 * What pages, answers and errors are made of: who looks (Viewer), templates (Page), strict bodies, refusals as pages or problem+json, live streams, and the guards of every request.
 */
package org.jiraextractor.page;
