-- Roles that were kept in settings before they were numbered anew (0025): who needs a second step, and what somebody becomes by the organisation's sign-on.
UPDATE "settings" SET "value" = replace(replace(replace(replace(replace(replace("value",
  '"secondStepFor":[0,1,2]', '"secondStepFor":[0,30,40]'),
  '"secondStepFor":[0,1]', '"secondStepFor":[0,30]'),
  '"secondStepFor":[0,2]', '"secondStepFor":[0,40]'),
  '"secondStepFor":[1,2]', '"secondStepFor":[30,40]'),
  '"secondStepFor":[1]', '"secondStepFor":[30]'),
  '"secondStepFor":[2]', '"secondStepFor":[40]')
WHERE "key" = 'sign-in';
UPDATE "settings" SET "value" = replace("value", '"newAs":1,', '"newAs":30,') WHERE "key" = 'sign-on';
UPDATE "accounts" SET "role" = CASE "role" WHEN 1 THEN 30 WHEN 2 THEN 40 ELSE "role" END WHERE "role" IN (1, 2);
