-- The tables are of one version.
select count(*) as versions from schema_version having count(*) <> 1
