/**
 * Directories: a tree of named places in which jobs are filed, who may file there, how long what is there is kept, and what it is called if nobody says.
 */
package org.jiraextractor.directories;
