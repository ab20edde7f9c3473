-- A draft knows whether it is a reply, a note or what was said in a call: a note never comes back as words to the customer.

ALTER TABLE drafts ADD COLUMN mode text NOT NULL DEFAULT 'reply';
