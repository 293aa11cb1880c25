-- What a query asks for that no document holds.
select distinct piece from search_parts($1) where kind = 'unknown' and not excluded order by piece;
