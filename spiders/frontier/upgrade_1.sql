-- From version 1 of the frontier to version 2.

alter table url add column story text;
alter table url add column listing text;
alter table url add column brought integer;
alter table url rename column watched to changed;

create index url_story on url (source, fresh_from) where story = 'open';
create index url_listing on url (source) where listing is not null;
create index url_trouble on url (source, state) where state in ('gone', 'blocked', 'failed');

alter table source_day add column new integer not null default 0;
alter table source_day add column changed integer not null default 0;
alter table source_day add column problem text;
