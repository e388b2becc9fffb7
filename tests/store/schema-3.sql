-- The tables and triggers of a file of version 3, as that version made them.

CREATE TABLE office (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	label TEXT NOT NULL,
	PRIMARY KEY (code),
	CHECK (code NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(code, char(0)) = 0),
	CHECK (name NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(name, char(0)) = 0),
	CHECK (label NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(label, char(0)) = 0)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE decree (
	year INTEGER NOT NULL,
	number TEXT NOT NULL,
	institution TEXT NOT NULL,
	issuer TEXT NOT NULL,
	title TEXT NOT NULL,
	place TEXT NOT NULL,
	date TEXT NOT NULL,
	in_force_until TEXT NOT NULL,
	enactment TEXT NOT NULL,
	signatory_position TEXT NOT NULL,
	signatory TEXT NOT NULL,
	signatory_nip TEXT NOT NULL,
	PRIMARY KEY (year),
	CHECK (year BETWEEN 2000 AND 2999),
	CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND in_force_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CHECK (number NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(number, char(0)) = 0),
	CHECK (institution NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(institution, char(0)) = 0),
	CHECK (issuer NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(issuer, char(0)) = 0),
	CHECK (title NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(title, char(0)) = 0),
	CHECK (place NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(place, char(0)) = 0),
	CHECK (enactment NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(enactment, char(0)) = 0),
	CHECK (signatory_position NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(signatory_position, char(0)) = 0),
	CHECK (signatory NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(signatory, char(0)) = 0),
	CHECK (signatory_nip NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(signatory_nip, char(0)) = 0)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE decree_paragraph (
	decree_year INTEGER NOT NULL,
	part TEXT NOT NULL,
	position INTEGER NOT NULL,
	label TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (decree_year, part, position),
	CHECK (part IN ('consideration', 'legal_basis', 'dictum', 'copy')),
	CHECK (label NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(label, char(0)) = 0),
	CHECK (text NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(text, char(0)) = 0),
	FOREIGN KEY(decree_year) REFERENCES decree (year)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE scoring_rule (
	decree_year INTEGER NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (decree_year, name),
	CHECK (name NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(name, char(0)) = 0),
	CHECK (value NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(value, char(0)) = 0),
	CHECK (source NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(source, char(0)) = 0),
	FOREIGN KEY(decree_year) REFERENCES decree (year)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE program (
	decree_year INTEGER NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	label TEXT NOT NULL,
	division TEXT NOT NULL,
	PRIMARY KEY (decree_year, code),
	CHECK (code GLOB '[1-9]*' AND code NOT GLOB '*[^0-9.]*' AND code NOT GLOB '*..*' AND code NOT GLOB '*.' AND length(code) - length(replace(code, '.', '')) = 0),
	CHECK (name NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(name, char(0)) = 0),
	CHECK (label NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(label, char(0)) = 0),
	CHECK (division NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(division, char(0)) = 0),
	FOREIGN KEY(decree_year) REFERENCES decree (year)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE objective (
	decree_year INTEGER NOT NULL,
	code TEXT NOT NULL,
	program_code TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (decree_year, code),
	FOREIGN KEY(decree_year, program_code) REFERENCES program (decree_year, code),
	CHECK (code GLOB '[1-9]*' AND code NOT GLOB '*[^0-9.]*' AND code NOT GLOB '*..*' AND code NOT GLOB '*.' AND length(code) - length(replace(code, '.', '')) = 1),
	CHECK (name NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(name, char(0)) = 0)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE indicator (
	decree_year INTEGER NOT NULL,
	code TEXT NOT NULL,
	objective_code TEXT NOT NULL,
	target INTEGER NOT NULL,
	target_text TEXT NOT NULL,
	unit TEXT NOT NULL,
	polarity TEXT NOT NULL,
	consolidation TEXT NOT NULL,
	index_scale INTEGER,
	name TEXT NOT NULL,
	PRIMARY KEY (decree_year, code),
	FOREIGN KEY(decree_year, objective_code) REFERENCES objective (decree_year, code),
	CHECK (polarity IN ('maximize', 'minimize', 'stabilize')),
	CHECK (consolidation IN ('last', 'sum', 'average')),
	CHECK (target >= 0),
	CHECK (index_scale IS NULL OR index_scale > 0),
	CHECK (code GLOB '[1-9]*' AND code NOT GLOB '*[^0-9.]*' AND code NOT GLOB '*..*' AND code NOT GLOB '*.' AND length(code) - length(replace(code, '.', '')) = 2),
	CHECK (name NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(name, char(0)) = 0),
	CHECK (target_text NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(target_text, char(0)) = 0),
	CHECK (unit NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(unit, char(0)) = 0)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE revision (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	decree_year INTEGER NOT NULL,
	office TEXT NOT NULL,
	indicator TEXT NOT NULL,
	quarter INTEGER NOT NULL,
	state TEXT NOT NULL,
	value INTEGER,
	numerator INTEGER,
	denominator INTEGER,
	status TEXT NOT NULL,
	reason TEXT NOT NULL,
	analysis TEXT NOT NULL,
	obstacles TEXT NOT NULL,
	follow_up TEXT NOT NULL,
	evidence TEXT NOT NULL,
	remark TEXT NOT NULL,
	deed TEXT NOT NULL,
	author TEXT NOT NULL,
	device TEXT NOT NULL,
	at TEXT NOT NULL,
	parents TEXT NOT NULL,
	PRIMARY KEY (seq),
	FOREIGN KEY(decree_year, indicator) REFERENCES indicator (decree_year, code),
	CHECK (state IN ('filled', 'nil', 'not_applicable', 'blank')),
	CHECK (status IN ('draft', 'submitted', 'approved', 'returned')),
	CHECK (quarter BETWEEN 1 AND 4),
	CHECK ((state = 'filled') = (value IS NOT NULL)),
	CHECK ((numerator IS NULL) = (denominator IS NULL)),
	CHECK (denominator IS NULL OR (denominator > 0 AND value IS NOT NULL)),
	CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
	CHECK ((state = 'not_applicable') = (reason <> '')),
	CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CHECK (parents NOT GLOB '*[^0-9a-f ]*'),
	CHECK (evidence GLOB '[[]*]'),
	CHECK (deed <> '' AND deed NOT GLOB '*[^a-z_]*'),
	CHECK (reason NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(reason, char(0)) = 0),
	CHECK (analysis NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(analysis, char(0)) = 0),
	CHECK (obstacles NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(obstacles, char(0)) = 0),
	CHECK (follow_up NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(follow_up, char(0)) = 0),
	CHECK (evidence NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(evidence, char(0)) = 0),
	CHECK (remark NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(remark, char(0)) = 0),
	CHECK (author NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(author, char(0)) = 0),
	CHECK (device NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(device, char(0)) = 0),
	UNIQUE (id),
	FOREIGN KEY(office) REFERENCES office (code)
)
 STRICT;
CREATE INDEX revision_of_cell ON revision (decree_year, office, indicator, quarter, seq);
CREATE TABLE amendment (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	decree_year INTEGER NOT NULL,
	indicator TEXT,
	field TEXT NOT NULL,
	former TEXT NOT NULL,
	amended TEXT NOT NULL,
	basis TEXT NOT NULL,
	basis_date TEXT NOT NULL,
	reason TEXT NOT NULL,
	author TEXT NOT NULL,
	device TEXT NOT NULL,
	at TEXT NOT NULL,
	parent TEXT NOT NULL,
	PRIMARY KEY (seq),
	FOREIGN KEY(decree_year, indicator) REFERENCES indicator (decree_year, code),
	CHECK (field IN ('name', 'target', 'unit', 'polarity', 'consolidation', 'division', 'index_scale', 'target_q1', 'target_q2', 'target_q3', 'target_q4', 'cap', 'band_very_high', 'band_high', 'band_medium', 'band_low', 'rollup', 'zero_target')),
	CHECK ((indicator IS NULL) = (field IN ('cap', 'band_very_high', 'band_high', 'band_medium', 'band_low', 'rollup', 'zero_target'))),
	CHECK (former <> amended),
	CHECK (basis <> '' AND reason <> ''),
	CHECK (basis_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
	CHECK (parent = '' OR length(parent) = 64 AND parent NOT GLOB '*[^0-9a-f]*'),
	CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CHECK (former NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(former, char(0)) = 0),
	CHECK (amended NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(amended, char(0)) = 0),
	CHECK (basis NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(basis, char(0)) = 0),
	CHECK (reason NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(reason, char(0)) = 0),
	CHECK (author NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(author, char(0)) = 0),
	CHECK (device NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(device, char(0)) = 0),
	UNIQUE (id),
	FOREIGN KEY(decree_year) REFERENCES decree (year),
	UNIQUE (parent)
)
 STRICT;
CREATE TABLE open_form (
	session TEXT NOT NULL,
	decree_year INTEGER NOT NULL,
	office TEXT NOT NULL,
	indicator TEXT NOT NULL,
	quarter INTEGER NOT NULL,
	author TEXT NOT NULL,
	device TEXT NOT NULL,
	until TEXT NOT NULL,
	PRIMARY KEY (session),
	FOREIGN KEY(decree_year, indicator) REFERENCES indicator (decree_year, code),
	CHECK (quarter BETWEEN 1 AND 4),
	CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CHECK (session NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(session, char(0)) = 0),
	CHECK (author NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(author, char(0)) = 0),
	CHECK (device NOT GLOB '*[' || char(1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297) || ']*' AND instr(device, char(0)) = 0),
	FOREIGN KEY(office) REFERENCES office (code)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE realisation (
	decree_year INTEGER NOT NULL,
	office TEXT NOT NULL,
	indicator TEXT NOT NULL,
	quarter INTEGER NOT NULL,
	head TEXT NOT NULL,
	state TEXT NOT NULL,
	value INTEGER,
	numerator INTEGER,
	denominator INTEGER,
	status TEXT NOT NULL,
	PRIMARY KEY (decree_year, office, indicator, quarter),
	FOREIGN KEY(decree_year, indicator) REFERENCES indicator (decree_year, code),
	CHECK (state IN ('filled', 'nil', 'not_applicable', 'blank')),
	CHECK (status IN ('draft', 'submitted', 'approved', 'returned')),
	CHECK (quarter BETWEEN 1 AND 4),
	CHECK ((state = 'filled') = (value IS NOT NULL)),
	CHECK ((numerator IS NULL) = (denominator IS NULL)),
	CHECK (denominator IS NULL OR (denominator > 0 AND value IS NOT NULL)),
	FOREIGN KEY(office) REFERENCES office (code),
	UNIQUE (head),
	FOREIGN KEY(head) REFERENCES revision (id)
)
 WITHOUT ROWID,
 STRICT;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'revision hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'revision hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER amendment_no_update BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'amendment hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment BEGIN SELECT RAISE(ABORT, 'amendment hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER office_no_update BEFORE UPDATE ON office BEGIN SELECT RAISE(ABORT, 'office hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER office_no_delete BEFORE DELETE ON office BEGIN SELECT RAISE(ABORT, 'office hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER decree_no_update BEFORE UPDATE ON decree BEGIN SELECT RAISE(ABORT, 'decree hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER decree_no_delete BEFORE DELETE ON decree BEGIN SELECT RAISE(ABORT, 'decree hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER decree_paragraph_no_update BEFORE UPDATE ON decree_paragraph BEGIN SELECT RAISE(ABORT, 'decree_paragraph hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER decree_paragraph_no_delete BEFORE DELETE ON decree_paragraph BEGIN SELECT RAISE(ABORT, 'decree_paragraph hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER scoring_rule_no_update BEFORE UPDATE ON scoring_rule BEGIN SELECT RAISE(ABORT, 'scoring_rule hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER scoring_rule_no_delete BEFORE DELETE ON scoring_rule BEGIN SELECT RAISE(ABORT, 'scoring_rule hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER program_no_update BEFORE UPDATE ON program BEGIN SELECT RAISE(ABORT, 'program hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER program_no_delete BEFORE DELETE ON program BEGIN SELECT RAISE(ABORT, 'program hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER objective_no_update BEFORE UPDATE ON objective BEGIN SELECT RAISE(ABORT, 'objective hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER objective_no_delete BEFORE DELETE ON objective BEGIN SELECT RAISE(ABORT, 'objective hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER indicator_no_update BEFORE UPDATE ON indicator BEGIN SELECT RAISE(ABORT, 'indicator hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER indicator_no_delete BEFORE DELETE ON indicator BEGIN SELECT RAISE(ABORT, 'indicator hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER revision_no_replace BEFORE INSERT ON revision WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.id OR seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'revision hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER revision_in_order AFTER INSERT ON revision WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM revision WHERE seq < NEW.seq), 0) BEGIN SELECT RAISE(ABORT, 'revision hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER amendment_no_replace BEFORE INSERT ON amendment WHEN EXISTS (SELECT 1 FROM amendment WHERE id = NEW.id OR seq = NEW.seq OR parent = NEW.parent) BEGIN SELECT RAISE(ABORT, 'amendment hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER amendment_in_order AFTER INSERT ON amendment WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM amendment WHERE seq < NEW.seq), 0) BEGIN SELECT RAISE(ABORT, 'amendment hanya dapat ditambah, tidak dapat diubah atau dihapus'); END;
CREATE TRIGGER office_no_replace BEFORE INSERT ON office WHEN EXISTS (SELECT 1 FROM office WHERE code = NEW.code) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER decree_no_replace BEFORE INSERT ON decree WHEN EXISTS (SELECT 1 FROM decree WHERE year = NEW.year) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER decree_paragraph_no_replace BEFORE INSERT ON decree_paragraph WHEN EXISTS (SELECT 1 FROM decree_paragraph WHERE decree_year = NEW.decree_year AND part = NEW.part AND position = NEW.position) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER scoring_rule_no_replace BEFORE INSERT ON scoring_rule WHEN EXISTS (SELECT 1 FROM scoring_rule WHERE decree_year = NEW.decree_year AND name = NEW.name) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER program_no_replace BEFORE INSERT ON program WHEN EXISTS (SELECT 1 FROM program WHERE decree_year = NEW.decree_year AND code = NEW.code) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER objective_no_replace BEFORE INSERT ON objective WHEN EXISTS (SELECT 1 FROM objective WHERE decree_year = NEW.decree_year AND code = NEW.code) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER indicator_no_replace BEFORE INSERT ON indicator WHEN EXISTS (SELECT 1 FROM indicator WHERE decree_year = NEW.decree_year AND code = NEW.code) BEGIN SELECT RAISE(IGNORE); END;

PRAGMA application_id = 1229671217;
PRAGMA user_version = 3;
