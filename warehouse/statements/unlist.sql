-- Drop entities and aliases that left the lists; an entity that a mention still names stays until it is read again.
delete from entity
where entity_id not in (select entity_id from listed_entity)
    and entity_id not in (select entity_id from mention where entity_id is not null);

delete from alias where (entity_id, surface) not in (select entity_id, surface from listed_alias);
