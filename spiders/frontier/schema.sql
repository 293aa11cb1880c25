-- The frontier: what the crawl knows of each address. Times are whole seconds since 1970, UTC.

create table url (
  id integer primary key,
  url text not null unique,                -- canonical
  source text not null,
  kind text not null,                      -- listing, standing or page
  state text not null default 'new',       -- new, fetched, unchanged, gone, blocked or failed: what the last try came to
  first_seen integer not null,
  last_seen integer not null,              -- when a listing last named it
  last_tried integer,
  fresh_from integer not null,             -- when it was published, as far as known, or was last seen to change
  next_due integer not null,               -- negative: due at once, the freshest first
  stated integer,                          -- the newest date that a listing gave it
  changed integer not null default 0,      -- 1: it was once seen to change
  story text,                              -- what it tells of an outage: open while it lasts, over once that is told
  listing text,                            -- of a listing found on a home page: feed, list, front or home
  brought integer,                         -- of a listing: when it last named a wanted address that was not known
  calm integer not null default 0,         -- how often in a row it was found unchanged while it rested
  failures integer not null default 0,     -- tries in a row that brought nothing
  last_status integer,
  reason text,
  etag text,
  last_modified text,
  digest text,
  archive_file text,                       -- where the last response kept ends
  archive_end integer
);

create index url_due on url (source, kind, next_due);
create index url_story on url (source, fresh_from) where story = 'open';
create index url_listing on url (source) where listing is not null;
create index url_trouble on url (source, state) where state in ('gone', 'blocked', 'failed');

-- One row for each source and day in Japan: the coverage ledger.
create table source_day (
  source text not null,
  day text not null,
  expected integer not null default 0,
  discovered integer not null default 0,
  fetched integer not null default 0,
  new integer not null default 0,          -- of these, pages kept for the first time
  changed integer not null default 0,      -- of these, pages kept before with other bytes
  unchanged integer not null default 0,
  gone integer not null default 0,
  blocked integer not null default 0,
  failed integer not null default 0,
  problem text,                            -- the worst that is wrong with its listings: `finding: address: reason`
  primary key (source, day)
) without rowid;

-- Up to which byte each archive file is known here.
create table archived (
  file text primary key,
  known_end integer not null
) without rowid;
