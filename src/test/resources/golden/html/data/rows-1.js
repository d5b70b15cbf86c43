jie.rows(1,[
["ALPHA-1","","Crème brûlée; \"quoted\", and a 😀 with\u2028a separator, half a pair \ud83d, a NUL \u0000","ALPHA","Bug","In Progress","indeterminate","High","Ann Other","2026-02-25T22:17","2026-02-26T00:05",["-dash","plain"]],
["ALPHA-2","","Another","ALPHA","Sub-task","To Do","","","","2026-02-26T10:00","2026-02-26T10:00",[]],
["BETA-1","","=cmd|' /C calc'!A0","BETA","Bug","To Do","","","J. Doe","2026-07-01T09:00","2026-07-01T09:00",["one","two","three"]]
]);
