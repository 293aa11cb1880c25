-- half_width(text): digits and the colon of times as ASCII has them: ９：３０ is 9:30.
create or replace macro half_width(text) as translate(text, '０１２３４５６７８９：', '0123456789:');
