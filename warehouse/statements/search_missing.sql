-- What a query asks for, and whether no document holds it.
select distinct piece, kind = 'unknown' as missing from search_parts($1) where not excluded order by piece;
