-- side(role, kind): press | official: who publishes; null for civic, who tells other people's news without answering for anything.
-- Of a source that is not declared, as an imported paper, the kind of its document tells.
create or replace macro side(role, kind) as
    case
        when role = 'press' or role is null and kind = 'news' then 'press'
        when role is distinct from 'civic' then 'official'
    end;
