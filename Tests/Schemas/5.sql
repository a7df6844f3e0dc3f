ALTER TABLE testimonies ADD COLUMN dialog TEXT;
ALTER TABLE testimonies ADD COLUMN answers TEXT NOT NULL DEFAULT '[]' CHECK (json_type(answers) = 'array');

UPDATE testimonies SET dialog = 'avis', answers = '[{"slot":"note","value":4}]' WHERE id = 'archived';
