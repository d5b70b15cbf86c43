/**
 * One workbook, a sheet for each kind of thing, written as it streams by: a library that holds no rows would still hold every link, and give
 * none its text.
 */
package org.jiraextractor.exports.format.xlsx;
