-- Which filters of a search name what nobody knows: `source` and `entity`, each as the published file has it.
select 'source' as filter
where $1 is not null and $1 not in (select source from source union all select source from document)
union all
select 'entity'
where $2 is not null
    and $2 not in (select entity_id from entity union all select term from search_index.word where kind = 'name')
    and search_kana(search_width($2)) not in (
        select search_kana(search_width(surface))
        from (
            select unnest([name, reading]) as surface from entity
            union all
            select surface from alias
        )
        where surface is not null
    );
