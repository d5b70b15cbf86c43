-- Each node that calls a site leases an equal part of what the site bears, for some seconds, and tells the others when the site wants no calls. Worth nothing after a crash, hence unlogged.
create unlogged table site_budgets (
    site         text        not null,
    holder       text        not null,
    leased_until timestamptz not null,
    paused_until timestamptz not null,
    primary key (site, holder)
);
