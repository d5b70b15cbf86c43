/**
 * What an admin may change while it runs: typed values under fixed keys, the same for all nodes. Who may change them is known above.
 */
package org.jiraextractor.settings;
