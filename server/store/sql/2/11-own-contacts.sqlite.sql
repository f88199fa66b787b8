-- Until version 2 the own contacts were the lines of a setting. No other engine had that version.
WITH RECURSIVE line(n, value, rest) AS (
    SELECT 0, '', value || char(10) FROM setting WHERE name = 'own_contacts'
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
    FROM line WHERE rest <> ''
)
INSERT INTO own_contact(id, value, is_removed, seq)
SELECT printf('00000000-0000-7000-8000-%012d', n), value, 0, (SELECT last_seq FROM workspace) + n
FROM line WHERE value <> '';

UPDATE workspace SET last_seq = max(last_seq, (SELECT coalesce(max(seq), 0) FROM own_contact));
DELETE FROM setting WHERE name = 'own_contacts';
