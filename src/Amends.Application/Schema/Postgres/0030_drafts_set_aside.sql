-- A reply that comes back to its writer while they write a note does not join it: the note waits aside until the reply is done with.

ALTER TABLE drafts ADD COLUMN set_aside text;
ALTER TABLE drafts ADD COLUMN set_aside_mode text;
