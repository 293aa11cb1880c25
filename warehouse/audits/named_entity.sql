-- A mention's entity is in the lists. When a list lost an entry, `python pipeline.py annotate --again` cures it.
select mention_id, entity_id, surface from mention anti join entity using (entity_id) where entity_id is not null
