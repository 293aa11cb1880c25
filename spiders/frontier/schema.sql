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
  watched integer not null default 0,      -- 1: its link speaks of trouble, or it was once seen to change
  calm integer not null default 0,         -- how often in a row it was found unchanged while nobody watched it
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

-- One row for each source and day in Japan: the coverage ledger.
create table source_day (
  source text not null,
  day text not null,
  expected integer not null default 0,
  discovered integer not null default 0,
  fetched integer not null default 0,
  unchanged integer not null default 0,
  gone integer not null default 0,
  blocked integer not null default 0,
  failed integer not null default 0,
  primary key (source, day)
) without rowid;

-- Up to which byte each archive file is known here.
create table archived (
  file text primary key,
  known_end integer not null
) without rowid;
