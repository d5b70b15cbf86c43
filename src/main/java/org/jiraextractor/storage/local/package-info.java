/** Objects as plain files below one folder of this machine. */
package org.jiraextractor.storage.local;
