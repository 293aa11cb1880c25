-- Say which version of the tables this file has, once.
insert into schema_version select $1 where not exists (from schema_version);
