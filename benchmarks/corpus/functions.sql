-- Dice: `dice(a, b, n)` is a number below n that depends on a and b alone; `zipf` the same with small numbers frequent.
create or replace temp macro dice(a, b, n) as (hash(a, b) % n)::bigint;
create or replace temp macro zipf(a, b, n) as floor(n * power((hash(a, b) % 1000003) / 1000003, 3))::bigint;
create or replace temp macro event_of(n) as n // 7;
