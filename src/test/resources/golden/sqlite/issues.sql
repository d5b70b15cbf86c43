CREATE TABLE about (
  "name" TEXT PRIMARY KEY,
  "value" TEXT
) WITHOUT ROWID;
CREATE TABLE fields (
  "id" TEXT PRIMARY KEY,
  "name" TEXT,
  "custom" INTEGER NOT NULL,
  "type" TEXT,
  "items" TEXT,
  "kind" TEXT,
  "clause_names" TEXT
) WITHOUT ROWID;
CREATE TABLE issues (
  "id" INTEGER PRIMARY KEY,
  "key" TEXT NOT NULL,
  "url" TEXT,
  "project_id" INTEGER,
  "project_key" TEXT,
  "project_name" TEXT,
  "type" TEXT,
  "status" TEXT,
  "status_category" TEXT,
  "priority" TEXT,
  "resolution" TEXT,
  "summary" TEXT,
  "description" TEXT,
  "environment" TEXT,
  "assignee_id" TEXT,
  "assignee" TEXT,
  "reporter_id" TEXT,
  "reporter" TEXT,
  "creator_id" TEXT,
  "creator" TEXT,
  "created" TEXT,
  "updated" TEXT,
  "last_viewed" TEXT,
  "resolved" TEXT,
  "status_category_changed" TEXT,
  "due" TEXT,
  "parent_id" INTEGER,
  "parent_key" TEXT,
  "security_level" TEXT,
  "votes" INTEGER,
  "watchers" INTEGER,
  "work_ratio" INTEGER,
  "original_estimate_seconds" INTEGER,
  "remaining_estimate_seconds" INTEGER,
  "time_spent_seconds" INTEGER,
  "total_original_estimate_seconds" INTEGER,
  "total_remaining_estimate_seconds" INTEGER,
  "total_time_spent_seconds" INTEGER
);
CREATE INDEX issues_by_key ON issues (key);
CREATE INDEX issues_by_project_key_status ON issues (project_key, status);
CREATE INDEX issues_by_assignee_id ON issues (assignee_id);
CREATE INDEX issues_by_updated ON issues (updated);
CREATE INDEX issues_by_created ON issues (created);
CREATE TABLE issue_values (
  "issue_id" INTEGER NOT NULL REFERENCES issues (id),
  "field_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "value",
  "value_id" TEXT,
  PRIMARY KEY (issue_id, field_id, position)
) WITHOUT ROWID;
CREATE INDEX issue_values_by_field_id ON issue_values (field_id);
CREATE TABLE comments (
  "row_id" INTEGER PRIMARY KEY,
  "issue_id" INTEGER NOT NULL REFERENCES issues (id),
  "id" INTEGER,
  "created" TEXT,
  "updated" TEXT,
  "author_id" TEXT,
  "author" TEXT,
  "update_author_id" TEXT,
  "update_author" TEXT,
  "visibility_type" TEXT,
  "visibility" TEXT,
  "internal" INTEGER,
  "body" TEXT
);
CREATE INDEX comments_by_issue_id ON comments (issue_id);
CREATE INDEX comments_by_created ON comments (created);
CREATE INDEX comments_by_author_id ON comments (author_id);
CREATE TABLE worklogs (
  "row_id" INTEGER PRIMARY KEY,
  "issue_id" INTEGER NOT NULL REFERENCES issues (id),
  "id" INTEGER,
  "started" TEXT,
  "time_spent_seconds" INTEGER,
  "time_spent" TEXT,
  "created" TEXT,
  "updated" TEXT,
  "author_id" TEXT,
  "author" TEXT,
  "update_author_id" TEXT,
  "update_author" TEXT,
  "visibility_type" TEXT,
  "visibility" TEXT,
  "comment" TEXT
);
CREATE INDEX worklogs_by_issue_id ON worklogs (issue_id);
CREATE INDEX worklogs_by_started ON worklogs (started);
CREATE INDEX worklogs_by_author_id ON worklogs (author_id);
CREATE TABLE changes (
  "row_id" INTEGER PRIMARY KEY,
  "issue_id" INTEGER NOT NULL REFERENCES issues (id),
  "change_id" INTEGER,
  "created" TEXT,
  "author_id" TEXT,
  "author" TEXT,
  "item" INTEGER,
  "field" TEXT,
  "field_type" TEXT,
  "field_id" TEXT,
  "from_id" TEXT,
  "from_string" TEXT,
  "to_id" TEXT,
  "to_string" TEXT
);
CREATE INDEX changes_by_issue_id ON changes (issue_id);
CREATE INDEX changes_by_created ON changes (created);
CREATE INDEX changes_by_field ON changes (field);
CREATE TABLE attachments (
  "row_id" INTEGER PRIMARY KEY,
  "issue_id" INTEGER NOT NULL REFERENCES issues (id),
  "id" INTEGER,
  "media_id" TEXT,
  "filename" TEXT,
  "mime_type" TEXT,
  "bytes" INTEGER,
  "sha256" TEXT,
  "created" TEXT,
  "author_id" TEXT,
  "author" TEXT,
  "path" TEXT,
  "missing" TEXT
);
CREATE INDEX attachments_by_issue_id ON attachments (issue_id);
CREATE INDEX attachments_by_sha256 ON attachments (sha256);
CREATE TABLE links (
  "row_id" INTEGER PRIMARY KEY,
  "issue_id" INTEGER NOT NULL REFERENCES issues (id),
  "id" INTEGER,
  "kind" TEXT,
  "type" TEXT,
  "direction" TEXT,
  "description" TEXT,
  "other_id" INTEGER,
  "other_key" TEXT,
  "url" TEXT,
  "title" TEXT
);
CREATE INDEX links_by_issue_id ON links (issue_id);
CREATE INDEX links_by_other_id ON links (other_id);
CREATE VIEW issues_wide AS SELECT issues.*,
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'components' ORDER BY position)) AS "components",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10001') AS "Team, ""core""",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10002') AS "Points (customfield_10002)",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10003') AS "Points (customfield_10003)",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10004') AS "=HYPERLINK(""http://x"")",
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10005' ORDER BY position)) AS "Departments",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10006') AS "Place",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10007') AS "Agreed on",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10008') AS "Notes",
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10011' ORDER BY position)) AS "Approvers",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10012') AS "Time to resolution",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10013') AS "Went live",
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10020' ORDER BY position)) AS "Sprint",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'customfield_10099') AS "customfield_10099",
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'fixVersions' ORDER BY position)) AS "fixVersions",
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'labels' ORDER BY position)) AS "labels",
  (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'subtasks') AS "subtasks",
  (SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = 'versions' ORDER BY position)) AS "versions"
FROM issues;
CREATE VIRTUAL TABLE issues_search USING fts5 (key, summary, description, environment, content='issues', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE comments_search USING fts5 (body, content='comments', content_rowid='row_id', tokenize="unicode61 remove_diacritics 2");

-- about
'deployment'|'cloud'
'site'|'https://example.atlassian.net'
'times'|'UTC'

-- fields
'customfield_10001'|'Team, "core"'|1|'option'||'com.atlassian.jira.plugin.system.customfieldtypes:select'|'["cf[10001]"]'
'customfield_10002'|'Points'|1|'number'||'com.atlassian.jira.plugin.system.customfieldtypes:float'|'["cf[10002]","Points"]'
'customfield_10003'|'Points'|1|'number'||'com.atlassian.jira.plugin.system.customfieldtypes:float'|'["cf[10003]"]'
'customfield_10004'|'=HYPERLINK("http://x")'|1|'string'||'com.atlassian.jira.plugin.system.customfieldtypes:textfield'|'["cf[10004]"]'
'customfield_10005'|'Departments'|1|'array'|'option'|'com.atlassian.jira.plugin.system.customfieldtypes:multiselect'|'["cf[10005]"]'
'customfield_10006'|'Place'|1|'option-with-child'||'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect'|'["cf[10006]"]'
'customfield_10007'|'Agreed on'|1|'datetime'||'com.atlassian.jira.plugin.system.customfieldtypes:datetime'|'["cf[10007]"]'
'customfield_10008'|'Notes'|1|'string'||'com.atlassian.jira.plugin.system.customfieldtypes:textarea'|'["cf[10008]"]'
'customfield_10009'|'Never filled'|1|'string'||'com.atlassian.jira.plugin.system.customfieldtypes:textfield'|'["cf[10009]"]'
'customfield_10011'|'Approvers'|1|'array'|'user'|'com.atlassian.jira.plugin.system.customfieldtypes:multiuserpicker'|'["cf[10011]"]'
'customfield_10012'|'Time to resolution'|1|'sd-servicelevelagreement'||'com.atlassian.servicedesk:sd-sla-field'|'["cf[10012]"]'
'customfield_10013'|'Went live'|1|'date'||'com.atlassian.jira.plugin.system.customfieldtypes:datepicker'|'["cf[10013]"]'
'customfield_10020'|'Sprint'|1|'array'|'json'|'com.pyxis.greenhopper.jira:gh-sprint'|'["cf[10020]","Sprint"]'
'summary'|'Summary'|0|'string'|||'["summary"]'

-- issues
10001|'ALPHA-1'|'https://example.atlassian.net/browse/ALPHA-1'|10000|'ALPHA'|'Project Alpha'|'Bug'|'In Progress'|'In Progress'|'High'||'Crème brûlée; "quoted", and a 😀 with a separator, half a pair �, a NUL �'|'Steps
Ask @Ann Other to stir
see the recipe (https://example.org/r?a=1&b=2) or this (JavaScript:alert(1))
• one
1. deeper
• two
what	a|b
eggs	
plan.pdf (shown.png)
Unknown content holodeck
from the future'||'acc-ann'|'Ann Other'|||'acc-eve'|'=Eve()'|'2026-02-25T21:17:05.123Z'|'2026-02-25T23:05:00.000Z'|||'2026-02-25T21:20:00.000Z'|'2026-03-01'|||'Internal'|2|1|50|3600|1800|1800|3600|1800|1800
10002|'ALPHA-2'|'https://example.atlassian.net/browse/ALPHA-2'|10000|'ALPHA'|'Project Alpha'|'Sub-task'|'To Do'||||'Another'|||||||||'2026-02-26T09:00:00.000Z'|'2026-02-26T09:00:00.000Z'|||||10001|'ALPHA-1'||||||||||
10010|'BETA-1'|'https://example.atlassian.net/browse/BETA-1'|10001|'BETA'|'-Beta'|'Bug'|'To Do'||||'=cmd|' /C calc'!A0'|'Wiki markup
as it is'|'-v'|'jdoe'|'J. Doe'|||||'2026-07-01T07:00:00.000Z'|'2026-07-01T07:00:00.000Z'||||||||||||||||

-- issue_values
10001|'components'|0|'Kitchen'|'9'
10001|'customfield_10001'|0|'+core'|'1'
10001|'customfield_10002'|0|-5.0|
10001|'customfield_10003'|0|100|
10001|'customfield_10004'|0|'	=1+2'|
10001|'customfield_10005'|0|'Sales'|'1'
10001|'customfield_10005'|1|'@home'|'2'
10001|'customfield_10006'|0|'France -> Lyon'|'1'
10001|'customfield_10007'|0|'2026-11-20T10:11:12.123Z'|
10001|'customfield_10008'|0|'=2+2'|
10001|'customfield_10011'|0|'Ann Other'|'acc-ann'
10001|'customfield_10011'|1|'acc-gone'|'acc-gone'
10001|'customfield_10012'|0|'{"id":"5","name":"Time to resolution","completedCycles":[]}'|'5'
10001|'customfield_10013'|0|'2026-12-24'|
10001|'customfield_10020'|0|'Sprint, one'|'7'
10001|'customfield_10020'|1|'Sprint two'|'8'
10001|'fixVersions'|0|'1.0'|'1'
10001|'fixVersions'|1|'1.1'|'2'
10001|'labels'|0|'-dash'|
10001|'labels'|1|'plain'|
10001|'subtasks'|0|'ALPHA-2'|'10002'
10010|'customfield_10020'|0|'SP [Sprint], 2'|
10010|'customfield_10099'|0|'a field that nobody names'|
10010|'labels'|0|'one'|
10010|'labels'|1|'two'|
10010|'labels'|2|'three'|

-- comments
1|10001|900|'2026-02-25T22:00:00.000Z'|'2026-02-25T22:00:00.000Z'|'acc-ann'|'Ann Other'|'acc-ann'|'Ann Other'|||0|'First;
with a line'
2|10001|901|'2026-02-25T22:30:00.000Z'|'2026-02-25T23:05:00.000Z'|||||'role'|'Administrators'|1|'=HYPERLINK("http://evil.example","click")'
3|10010|905|'2026-07-01T08:00:00.000Z'|'2026-07-01T08:00:00.000Z'|'jdoe'|'J. Doe'||||||'plain wiki'

-- worklogs
1|10001|700|'2026-02-25T20:00:00.000Z'|1800|'30m'|'2026-02-25T22:01:00.000Z'|'2026-02-25T22:01:00.000Z'|'acc-ann'|'Ann Other'|||||'@stirring'

-- changes
1|10001|300|'2026-02-25T21:20:00.000Z'|'acc-eve'|'=Eve()'|0|'status'|'jira'|'status'|'1'|'To Do'|'3'|'In Progress'
2|10001|300|'2026-02-25T21:20:00.000Z'|'acc-eve'|'=Eve()'|1|'assignee'|'jira'||||'acc-ann'|'Ann Other'
3|10001|301|'2026-02-25T23:05:00.000Z'|||0|'Sprint'|'custom'||'7'|'Sprint, one'||

-- attachments
1|10001|10100|'5f6c-media'|'plan.pdf'|'application/pdf'|8|'d1b2a59fbea7e20077af9f91b27e95e865061b270be03ff539ab3b73587882e8'|'2026-02-25T21:30:00.000Z'|'acc-ann'|'Ann Other'|'attachments/ALPHA-1/10100-plan.pdf'|
2|10001|10101||'Plan.pdf'|'application/pdf'|8|'437aea62a5bd6ad4762e494c81b88532809a231477c82bdecf6fd6636908b7ab'|'2026-02-25T21:31:00.000Z'|||'attachments/ALPHA-1/10101-Plan.pdf'|
3|10001|10102||'../../CON<script>: 100%‮gnp.exe'|'text/html
X-Evil: 1'|0|'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'|'2026-02-25T21:32:00.000Z'|'acc-eve'|'=Eve()'|'attachments/ALPHA-1/10102-.._.._CON_script__ 100_gnp.exe'|
4|10001|10103||'gone.png'|'image/png'|||'2026-02-25T21:33:00.000Z'|'acc-eve'|'=Eve()'||'deleted'

-- links
1|10001|501|'issue'|'Blocks'|'outward'|'blocks'|10002|'ALPHA-2'||'Another'
2|10001|502|'issue'|'Blocks'|'inward'|'is blocked by'|10010|'BETA-1'||'=1+1'
3|10001|503|'issue'||'outward'|||||
4|10001|4|'remote'|||'mentioned in'|||'https://example.org/page'|'-A page'

-- issues_wide
10001|'ALPHA-1'|'https://example.atlassian.net/browse/ALPHA-1'|10000|'ALPHA'|'Project Alpha'|'Bug'|'In Progress'|'In Progress'|'High'||'Crème brûlée; "quoted", and a 😀 with a separator, half a pair �, a NUL �'|'Steps
Ask @Ann Other to stir
see the recipe (https://example.org/r?a=1&b=2) or this (JavaScript:alert(1))
• one
1. deeper
• two
what	a|b
eggs	
plan.pdf (shown.png)
Unknown content holodeck
from the future'||'acc-ann'|'Ann Other'|||'acc-eve'|'=Eve()'|'2026-02-25T21:17:05.123Z'|'2026-02-25T23:05:00.000Z'|||'2026-02-25T21:20:00.000Z'|'2026-03-01'|||'Internal'|2|1|50|3600|1800|1800|3600|1800|1800|'Kitchen'|'+core'|-5.0|100|'	=1+2'|'Sales, @home'|'France -> Lyon'|'2026-11-20T10:11:12.123Z'|'=2+2'|'Ann Other, acc-gone'|'{"id":"5","name":"Time to resolution","completedCycles":[]}'|'2026-12-24'|'Sprint, one, Sprint two'||'1.0, 1.1'|'-dash, plain'|'ALPHA-2'|
10002|'ALPHA-2'|'https://example.atlassian.net/browse/ALPHA-2'|10000|'ALPHA'|'Project Alpha'|'Sub-task'|'To Do'||||'Another'|||||||||'2026-02-26T09:00:00.000Z'|'2026-02-26T09:00:00.000Z'|||||10001|'ALPHA-1'||||||||||||||||||||||||||||
10010|'BETA-1'|'https://example.atlassian.net/browse/BETA-1'|10001|'BETA'|'-Beta'|'Bug'|'To Do'||||'=cmd|' /C calc'!A0'|'Wiki markup
as it is'|'-v'|'jdoe'|'J. Doe'|||||'2026-07-01T07:00:00.000Z'|'2026-07-01T07:00:00.000Z'|||||||||||||||||||||||||||||'SP [Sprint], 2'|'a field that nobody names'||'one, two, three'||
