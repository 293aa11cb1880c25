-- The words that can be read in kana.
select distinct written
from search_index.word
where kind = 'word' and regexp_matches(written, '[\p{Han}\p{Hiragana}\p{Katakana}]')
order by written;
