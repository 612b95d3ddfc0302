CREATE TABLE settings (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE raws (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE names (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	"key" VARCHAR, 
	shown TEXT, 
	PRIMARY KEY (number), 
	UNIQUE (kind, name)
);
CREATE TABLE spellings (
	word TEXT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	PRIMARY KEY (word)
);
CREATE TABLE corrections (
	number INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	made_at VARCHAR NOT NULL, 
	who TEXT NOT NULL, 
	action VARCHAR NOT NULL, 
	page VARCHAR(16), 
	address VARCHAR, 
	statement VARCHAR, 
	anchor JSON, 
	value JSON NOT NULL, 
	machine JSON, 
	why TEXT, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
CREATE TABLE failures (
	number INTEGER NOT NULL, 
	"where" TEXT NOT NULL, 
	message TEXT NOT NULL, 
	seen_at VARCHAR NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE ("where")
);
CREATE TABLE persons (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE copy_pages (
	number INTEGER NOT NULL, 
	page VARCHAR(16) NOT NULL, 
	skeleton INTEGER NOT NULL, 
	stems INTEGER NOT NULL, 
	canonical VARCHAR, 
	altered INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (page)
);
CREATE TABLE copy_grams (
	gram BIGINT NOT NULL, 
	page INTEGER NOT NULL, 
	PRIMARY KEY (gram, page)
)
 WITHOUT ROWID

;
CREATE TABLE copy_pairs (
	a VARCHAR(16) NOT NULL, 
	b VARCHAR(16) NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (a, b)
);
CREATE TABLE shared_matters (
	number INTEGER NOT NULL, 
	head VARCHAR NOT NULL, 
	pages INTEGER NOT NULL, 
	statements INTEGER NOT NULL, 
	"begin" VARCHAR(10), 
	"end" VARCHAR(10), 
	marks JSON NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE shared_members (
	page VARCHAR(16) NOT NULL, 
	matter VARCHAR NOT NULL, 
	shared INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (page, matter)
);
CREATE TABLE shared_names (
	head VARCHAR NOT NULL, 
	entity VARCHAR NOT NULL, 
	shared INTEGER NOT NULL, 
	PRIMARY KEY (head, entity, shared)
);
CREATE TABLE proposals (
	a VARCHAR NOT NULL, 
	b VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (a, b, model)
);
CREATE TABLE pages (
	number INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	address VARCHAR, 
	container VARCHAR, 
	part VARCHAR, 
	headline TEXT, 
	title TEXT NOT NULL, 
	outlet VARCHAR, 
	kind VARCHAR NOT NULL, 
	published VARCHAR(10), 
	story_begin VARCHAR(10), 
	story_best VARCHAR(10), 
	story_end VARCHAR(10), 
	altered INTEGER NOT NULL, 
	read_at VARCHAR NOT NULL, 
	raw VARCHAR(64) NOT NULL, 
	original TEXT NOT NULL, 
	restored TEXT NOT NULL, 
	maps BLOB NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id), 
	FOREIGN KEY(raw) REFERENCES raws (sha256)
);
CREATE TABLE statements (
	number INTEGER NOT NULL, 
	page VARCHAR(16) NOT NULL, 
	id VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	block INTEGER, 
	content TEXT NOT NULL, 
	source TEXT, 
	cue TEXT, 
	speaker VARCHAR, 
	speaker_name TEXT, 
	named TEXT, 
	who TEXT, 
	type VARCHAR NOT NULL, 
	act VARCHAR, 
	polarity VARCHAR, 
	standing VARCHAR, 
	status VARCHAR, 
	channel TEXT, 
	addressee TEXT, 
	said_begin VARCHAR(10), 
	said_end VARCHAR(10), 
	relays TEXT, 
	parent VARCHAR, 
	matter VARCHAR, 
	matter_name TEXT, 
	outlet VARCHAR, 
	confidence FLOAT NOT NULL, 
	encoder VARCHAR, 
	opposed INTEGER NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	verdict VARCHAR, 
	corrected INTEGER NOT NULL, 
	corrections JSON, 
	record JSON NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (page, id), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE speakers (
	page VARCHAR(16) NOT NULL, 
	id VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR, 
	record JSON, 
	PRIMARY KEY (page, id), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE matters (
	page VARCHAR(16) NOT NULL, 
	id VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	record JSON, 
	PRIMARY KEY (page, id), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE relations (
	page VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	a VARCHAR NOT NULL, 
	b VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (page, number), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE blocks (
	number INTEGER NOT NULL, 
	page VARCHAR(16) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE sightings (
	number INTEGER NOT NULL, 
	page VARCHAR(16) NOT NULL, 
	speaker VARCHAR NOT NULL, 
	person INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	initial VARCHAR NOT NULL, 
	day VARCHAR(10), 
	record JSON NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (page, speaker), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE merges (
	number INTEGER NOT NULL, 
	page VARCHAR(16) NOT NULL, 
	speaker VARCHAR NOT NULL, 
	other_page VARCHAR(16) NOT NULL, 
	other_speaker VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	correction VARCHAR(32), 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(page) REFERENCES pages (id), 
	FOREIGN KEY(other_page) REFERENCES pages (id)
);
CREATE VIRTUAL TABLE words USING fts5(text, content='blocks', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO "settings" VALUES ('schema_version', '3');
INSERT INTO "raws" VALUES ('08586a7c268679a0dc3517ca5699fa2fa0f242f71f01d44cb491dff226de3fd3', 183, X'789C2DCC310EC2400C44D19E53CC01A21C828E02D1444A6D6113566C6C646F12EDEDB1221ACBC59F3753138739E72D01DBC507AC454B34EF08EA7199DE02A7564C8B2EFFF44D0151161E309FC2FD9CE473AB21B83A29EF563985C230C5B44930F53135CBE0482652D9056AA8B250C5CBFC290358BE5BEB78B8E48AE25314875B9353914C9DD6F107D1C04202');
INSERT INTO "names" VALUES (1, 'matter', 'the rationing order', 'the rationing order', 'ordr', NULL);
INSERT INTO "names" VALUES (2, 'outlet', 'The Norrvik Courier', 'the norrvik courier', 'krr', NULL);
INSERT INTO "names" VALUES (3, 'speaker', 'Ilse Brandvold', 'ilse brandvold', 'brndvld', NULL);
INSERT INTO "names" VALUES (4, 'speaker', 'Oren Taskin', 'oren taskin', 'tskn', NULL);
INSERT INTO "spellings" VALUES ('Brandvold', 'brndvld');
INSERT INTO "spellings" VALUES ('Ilse', 'ils');
INSERT INTO "spellings" VALUES ('Oren', 'orn');
INSERT INTO "spellings" VALUES ('Taskin', 'tskn');
INSERT INTO "failures" VALUES (1, 'https://c.example/3', 'no answer', '2026-11-25T13:37:32+00:00');
INSERT INTO "persons" VALUES (1, 'Ilse Brandvold');
INSERT INTO "persons" VALUES (2, 'Oren Taskin');
INSERT INTO "copy_pages" VALUES (1, '104dbc1328c61ad7', 6, 2, NULL, 1);
INSERT INTO "copy_pages" VALUES (2, 'ea7946686c7ab575', 6, 2, NULL, 1);
INSERT INTO "copy_grams" VALUES (149631720, 1);
INSERT INTO "copy_grams" VALUES (1159829348, 1);
INSERT INTO "copy_grams" VALUES (1679650572, 1);
INSERT INTO "copy_grams" VALUES (3596576288, 1);
INSERT INTO "copy_grams" VALUES (3950230784, 1);
INSERT INTO "copy_grams" VALUES (4101109668, 1);
INSERT INTO "copy_grams" VALUES (5231153408, 1);
INSERT INTO "copy_grams" VALUES (7755073672, 1);
INSERT INTO "copy_grams" VALUES (149631720, 2);
INSERT INTO "copy_grams" VALUES (1159829348, 2);
INSERT INTO "copy_grams" VALUES (1679650572, 2);
INSERT INTO "copy_grams" VALUES (3596576288, 2);
INSERT INTO "copy_grams" VALUES (3950230784, 2);
INSERT INTO "copy_grams" VALUES (4101109668, 2);
INSERT INTO "copy_grams" VALUES (5231153408, 2);
INSERT INTO "copy_grams" VALUES (7755073672, 2);
INSERT INTO "copy_pairs" VALUES ('104dbc1328c61ad7', 'ea7946686c7ab575', '{"kind": "identical", "share": 1.0, "covers": [1.0, 1.0], "maps": ["ffffff7fffffffff", "ffffff7fffffffff"], "odd": [[], []], "credit": 0, "wire": null}');
INSERT INTO "shared_matters" VALUES (1, 'order', 2, 4, '2031-05-06', '2031-05-07', '{"kinds": [], "qualifiers": ["rationing"], "places": [], "entities": ["brandvold", "taskin"]}');
INSERT INTO "shared_members" VALUES ('104dbc1328c61ad7', 'm1', 1, 'the rationing order');
INSERT INTO "shared_members" VALUES ('ea7946686c7ab575', 'm1', 1, 'the rationing order');
INSERT INTO "shared_names" VALUES ('order', 'brandvold', 1);
INSERT INTO "shared_names" VALUES ('order', 'rationing', 1);
INSERT INTO "shared_names" VALUES ('order', 'taskin', 1);
INSERT INTO "pages" VALUES (1, '104dbc1328c61ad7', 'https://a.example/1', NULL, NULL, 'Water order is over, ministry says', 'Water order is over, ministry says', 'The Norrvik Courier', 'article', '2031-05-07', '2031-05-07', '2031-05-07', '2031-05-07', 1, '2026-11-25T13:37:32+00:00', '08586a7c268679a0dc3517ca5699fa2fa0f242f71f01d44cb491dff226de3fd3', 'Water order is over, ministry says
The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.
Those words have no legal force, deputy Oren Taskin wrote on Telegram.', 'Water order is over, ministry says
The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.
Those words have no legal force, deputy Oren Taskin wrote on Telegram.', X'789C8BAE562A2E492C2A2956B252883688D551502ACE2F2D4A4E8DC72E9A9A97021633B430068B961465A6A4424440FC9CD4BCF4920C2017280FE4A6E517952716A500F92545A5A9B53A0A74B42C160096D244A9', '{"id": "104dbc1328c61ad7", "address": "https://a.example/1", "blocks": [{"span": [0, 34], "label": "headline", "reason": "as made", "confidence": 1.0}, {"span": [35, 112], "label": "body", "reason": "as made", "confidence": 1.0}, {"span": [113, 183], "label": "body", "reason": "as made", "confidence": 1.0}], "headline": "Water order is over, ministry says", "outlet": "The Norrvik Courier", "authors": ["Lena Abt"], "published": "2031-05-07", "modified": null, "language": null, "kind": "article", "found": [{"field": "published", "value": "2031-05-07", "where": "meta date", "chosen": true, "span": null}], "relays": [], "alterations": [{"span": [0, 1], "kind": "look-alike letter", "original": "W", "restored": "W", "confidence": 0.9, "reason": "as made"}], "problems": [{"kind": "bio", "message": "the author''s bio does not fit the article", "span": null}], "raw": {"encoding": "utf-8", "media_type": "text/plain", "derived": false}, "report": {"dates": [{"span": [101, 111], "text": "on Tuesday", "type": "DATE", "value": "2031-05-06", "begin": "2031-05-06", "end": "2031-05-06", "rule": ""}], "date": {"begin": "2031-05-07", "end": "2031-05-07", "best": "2031-05-07", "evidence": ["meta"], "spans": []}, "problems": [], "versions": [["encoder", "1"]]}}');
INSERT INTO "pages" VALUES (2, 'ea7946686c7ab575', 'https://b.example/2', NULL, NULL, 'Water order is over, ministry says', 'Water order is over, ministry says', 'The Norrvik Courier', 'article', '2031-05-07', '2031-05-07', '2031-05-07', '2031-05-07', 1, '2026-11-25T13:37:32+00:00', '08586a7c268679a0dc3517ca5699fa2fa0f242f71f01d44cb491dff226de3fd3', 'Water order is over, ministry says
The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.
Those words have no legal force, deputy Oren Taskin wrote on Telegram.', 'Water order is over, ministry says
The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.
Those words have no legal force, deputy Oren Taskin wrote on Telegram.', X'789C8BAE562A2E492C2A2956B252883688D551502ACE2F2D4A4E8DC72E9A9A97021633B430068B961465A6A4424440FC9CD4BCF4920C2017280FE4A6E517952716A500F92545A5A9B53A0A74B42C160096D244A9', '{"id": "ea7946686c7ab575", "address": "https://b.example/2", "blocks": [{"span": [0, 34], "label": "headline", "reason": "as made", "confidence": 1.0}, {"span": [35, 112], "label": "body", "reason": "as made", "confidence": 1.0}, {"span": [113, 183], "label": "body", "reason": "as made", "confidence": 1.0}], "headline": "Water order is over, ministry says", "outlet": "The Norrvik Courier", "authors": ["Lena Abt"], "published": "2031-05-07", "modified": null, "language": null, "kind": "article", "found": [{"field": "published", "value": "2031-05-07", "where": "meta date", "chosen": true, "span": null}], "relays": [], "alterations": [{"span": [0, 1], "kind": "look-alike letter", "original": "W", "restored": "W", "confidence": 0.9, "reason": "as made"}], "problems": [{"kind": "bio", "message": "the author''s bio does not fit the article", "span": null}], "raw": {"encoding": "utf-8", "media_type": "text/plain", "derived": false}, "report": {"dates": [{"span": [101, 111], "text": "on Tuesday", "type": "DATE", "value": "2031-05-06", "begin": "2031-05-06", "end": "2031-05-06", "rule": ""}], "date": {"begin": "2031-05-07", "end": "2031-05-07", "best": "2031-05-07", "evidence": ["meta"], "spans": []}, "problems": [], "versions": [["encoder", "1"]]}}');
INSERT INTO "statements" VALUES (1, '104dbc1328c61ad7', 's1', 0, 2, 'The rationing order has ended', 'Ilse Brandvold', 'said', 'p1', 'Ilse Brandvold', 'Ilse Brandvold', 'Ilse Brandvold', 'indirect', 'says', 'positive', 'stated', 'ended', NULL, NULL, '2031-05-06', '2031-05-06', 'Norr Press > The Norrvik Courier', NULL, 'm1', 'the rationing order', 'The Norrvik Courier', 0.97, '1', 1, '0a1aaab6bf07f83d', NULL, 0, NULL, '{"id": "s1", "content": {"spans": [[35, 64]], "text": "The rationing order has ended"}, "source": {"spans": [[81, 95]], "text": "Ilse Brandvold"}, "cue": {"spans": [[96, 100]], "text": "said"}, "type": "indirect", "confidence": 0.97, "rule": "as made", "act": {"value": "says", "spans": [[96, 100]], "rule": "cue", "confidence": 1.0}, "polarity": {"value": "positive", "spans": [], "rule": "", "confidence": 1.0}, "hedges": [], "channel": null, "addressee": null, "said_at": {"begin": "2031-05-06", "end": "2031-05-06", "spans": [[101, 111]], "rule": "cue", "is_default": false}, "parent": null, "relays": [{"name": "Norr Press", "spans": []}, {"name": "The Norrvik Courier", "spans": []}], "standing": {"value": "stated", "spans": [], "rule": "", "confidence": 1.0}, "status": {"value": "ended", "spans": [[59, 64]], "rule": "", "confidence": 1.0}, "speaker": "p1", "matter": "m1"}');
INSERT INTO "statements" VALUES (2, '104dbc1328c61ad7', 's2', 1, 3, 'Those words have no legal force', 'deputy Oren Taskin', 'wrote', 'p2', 'Oren Taskin', 'Oren Taskin', 'Oren Taskin', 'unmarked direct', 'rejects-standing', NULL, 'stated', NULL, 'Telegram', NULL, NULL, NULL, NULL, NULL, 'm1', 'the rationing order', 'The Norrvik Courier', 0.8, '1', 1, 'c53a75e149cf343c', NULL, 0, NULL, '{"id": "s2", "content": {"spans": [[113, 144]], "text": "Those words have no legal force"}, "source": {"spans": [[146, 164]], "text": "deputy Oren Taskin"}, "cue": {"spans": [[165, 170]], "text": "wrote"}, "type": "unmarked direct", "confidence": 0.8, "rule": "as made", "act": {"value": "rejects-standing", "spans": [[130, 144]], "rule": "words", "confidence": 1.0}, "polarity": null, "hedges": [{"spans": [[130, 132]], "text": "no"}], "channel": {"value": "Telegram", "spans": [[174, 182]], "rule": "table", "confidence": 1.0}, "addressee": null, "said_at": null, "parent": null, "relays": [], "standing": {"value": "stated", "spans": [], "rule": "", "confidence": 1.0}, "status": null, "speaker": "p2", "matter": "m1"}');
INSERT INTO "statements" VALUES (3, 'ea7946686c7ab575', 's1', 0, 5, 'The rationing order has ended', 'Ilse Brandvold', 'said', 'p1', 'Ilse Brandvold', 'Ilse Brandvold', 'Ilse Brandvold', 'indirect', 'says', 'positive', 'stated', 'ended', NULL, NULL, '2031-05-06', '2031-05-06', 'Norr Press > The Norrvik Courier', NULL, 'm1', 'the rationing order', 'The Norrvik Courier', 0.97, '1', 1, '0a1aaab6bf07f83d', NULL, 0, NULL, '{"id": "s1", "content": {"spans": [[35, 64]], "text": "The rationing order has ended"}, "source": {"spans": [[81, 95]], "text": "Ilse Brandvold"}, "cue": {"spans": [[96, 100]], "text": "said"}, "type": "indirect", "confidence": 0.97, "rule": "as made", "act": {"value": "says", "spans": [[96, 100]], "rule": "cue", "confidence": 1.0}, "polarity": {"value": "positive", "spans": [], "rule": "", "confidence": 1.0}, "hedges": [], "channel": null, "addressee": null, "said_at": {"begin": "2031-05-06", "end": "2031-05-06", "spans": [[101, 111]], "rule": "cue", "is_default": false}, "parent": null, "relays": [{"name": "Norr Press", "spans": []}, {"name": "The Norrvik Courier", "spans": []}], "standing": {"value": "stated", "spans": [], "rule": "", "confidence": 1.0}, "status": {"value": "ended", "spans": [[59, 64]], "rule": "", "confidence": 1.0}, "speaker": "p1", "matter": "m1"}');
INSERT INTO "statements" VALUES (4, 'ea7946686c7ab575', 's2', 1, 6, 'Those words have no legal force', 'deputy Oren Taskin', 'wrote', 'p2', 'Oren Taskin', 'Oren Taskin', 'Oren Taskin', 'unmarked direct', 'rejects-standing', NULL, 'stated', NULL, 'Telegram', NULL, NULL, NULL, NULL, NULL, 'm1', 'the rationing order', 'The Norrvik Courier', 0.8, '1', 1, 'c53a75e149cf343c', NULL, 0, NULL, '{"id": "s2", "content": {"spans": [[113, 144]], "text": "Those words have no legal force"}, "source": {"spans": [[146, 164]], "text": "deputy Oren Taskin"}, "cue": {"spans": [[165, 170]], "text": "wrote"}, "type": "unmarked direct", "confidence": 0.8, "rule": "as made", "act": {"value": "rejects-standing", "spans": [[130, 144]], "rule": "words", "confidence": 1.0}, "polarity": null, "hedges": [{"spans": [[130, 132]], "text": "no"}], "channel": {"value": "Telegram", "spans": [[174, 182]], "rule": "table", "confidence": 1.0}, "addressee": null, "said_at": null, "parent": null, "relays": [], "standing": {"value": "stated", "spans": [], "rule": "", "confidence": 1.0}, "status": null, "speaker": "p2", "matter": "m1"}');
INSERT INTO "speakers" VALUES ('104dbc1328c61ad7', 'p1', 'Ilse Brandvold', 'person', 'brndvld', '{"id": "p1", "name": "Ilse Brandvold", "kind": "person", "mentions": [{"spans": [[81, 95]], "text": "Ilse Brandvold"}], "roles": [], "owner": null}');
INSERT INTO "speakers" VALUES ('104dbc1328c61ad7', 'p2', 'Oren Taskin', 'person', 'tskn', '{"id": "p2", "name": "Oren Taskin", "kind": "person", "mentions": [{"spans": [[153, 164]], "text": "Oren Taskin"}], "roles": [], "owner": null}');
INSERT INTO "speakers" VALUES ('ea7946686c7ab575', 'p1', 'Ilse Brandvold', 'person', 'brndvld', '{"id": "p1", "name": "Ilse Brandvold", "kind": "person", "mentions": [{"spans": [[81, 95]], "text": "Ilse Brandvold"}], "roles": [], "owner": null}');
INSERT INTO "speakers" VALUES ('ea7946686c7ab575', 'p2', 'Oren Taskin', 'person', 'tskn', '{"id": "p2", "name": "Oren Taskin", "kind": "person", "mentions": [{"spans": [[153, 164]], "text": "Oren Taskin"}], "roles": [], "owner": null}');
INSERT INTO "matters" VALUES ('104dbc1328c61ad7', 'm1', 'the rationing order', 'declared over by statements', '{"id": "m1", "name": "the rationing order", "statements": ["s1", "s2"], "summary": "declared over by statements", "near": []}');
INSERT INTO "matters" VALUES ('ea7946686c7ab575', 'm1', 'the rationing order', 'declared over by statements', '{"id": "m1", "name": "the rationing order", "statements": ["s1", "s2"], "summary": "declared over by statements", "near": []}');
INSERT INTO "relations" VALUES ('104dbc1328c61ad7', 0, 'undercut', 's1', 's2', 'denies its legal force', 0.9, '{"kind": "undercut", "a": "s1", "b": "s2", "reason": "denies its legal force", "confidence": 0.9, "spans": []}');
INSERT INTO "relations" VALUES ('ea7946686c7ab575', 0, 'undercut', 's1', 's2', 'denies its legal force', 0.9, '{"kind": "undercut", "a": "s1", "b": "s2", "reason": "denies its legal force", "confidence": 0.9, "spans": []}');
INSERT INTO "blocks" VALUES (1, '104dbc1328c61ad7', 0, 34, 'headline', 'Water order is over, ministry says');
INSERT INTO "blocks" VALUES (2, '104dbc1328c61ad7', 35, 112, 'body', 'The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.');
INSERT INTO "blocks" VALUES (3, '104dbc1328c61ad7', 113, 183, 'body', 'Those words have no legal force, deputy Oren Taskin wrote on Telegram.');
INSERT INTO "blocks" VALUES (4, 'ea7946686c7ab575', 0, 34, 'headline', 'Water order is over, ministry says');
INSERT INTO "blocks" VALUES (5, 'ea7946686c7ab575', 35, 112, 'body', 'The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.');
INSERT INTO "blocks" VALUES (6, 'ea7946686c7ab575', 113, 183, 'body', 'Those words have no legal force, deputy Oren Taskin wrote on Telegram.');
INSERT INTO "sightings" VALUES (1, '104dbc1328c61ad7', 'p1', 1, 'Ilse Brandvold', 'brndvld', '*', '2031-05-07', '{"roles": [], "beside": ["oren taskin"], "story": ["minist", "ration", "telegr", "tuesda"], "channel": ""}');
INSERT INTO "sightings" VALUES (2, '104dbc1328c61ad7', 'p2', 2, 'Oren Taskin', 'tskn', '*', '2031-05-07', '{"roles": [], "beside": ["brandvold ilse"], "story": ["minist", "ration", "telegr", "tuesda"], "channel": ""}');
INSERT INTO "sightings" VALUES (3, 'ea7946686c7ab575', 'p1', 1, 'Ilse Brandvold', 'brndvld', '*', '2031-05-07', '{"roles": [], "beside": ["oren taskin"], "story": ["minist", "ration", "telegr", "tuesda"], "channel": ""}');
INSERT INTO "sightings" VALUES (4, 'ea7946686c7ab575', 'p2', 2, 'Oren Taskin', 'tskn', '*', '2031-05-07', '{"roles": [], "beside": ["brandvold ilse"], "story": ["minist", "ration", "telegr", "tuesda"], "channel": ""}');
INSERT INTO "merges" VALUES (1, 'ea7946686c7ab575', 'p1', '104dbc1328c61ad7', 'p1', 'named beside the same person; the same story (minist, ration, telegr)', 0.88, NULL, '2026-11-25T13:37:32+00:00');
INSERT INTO "merges" VALUES (2, 'ea7946686c7ab575', 'p2', '104dbc1328c61ad7', 'p2', 'named beside the same person; the same story (minist, ration, telegr)', 0.88, NULL, '2026-11-25T13:37:32+00:00');
CREATE INDEX names_shown ON names (shown);
CREATE INDEX names_key ON names (kind, "key");
CREATE INDEX spellings_key ON spellings ("key");
CREATE INDEX corrections_address ON corrections (address);
CREATE INDEX corrections_page ON corrections (page);
CREATE INDEX persons_name ON persons (name);
CREATE INDEX copy_grams_page ON copy_grams (page);
CREATE INDEX copy_pairs_b ON copy_pairs (b);
CREATE INDEX shared_matters_head ON shared_matters (head);
CREATE INDEX shared_members_shared ON shared_members (shared);
CREATE INDEX pages_outlet ON pages (outlet);
CREATE INDEX pages_address ON pages (address);
CREATE INDEX statements_who ON statements (who, number);
CREATE INDEX statements_corrected ON statements (corrected, number);
CREATE INDEX statements_outlet ON statements (outlet, number);
CREATE INDEX statements_said ON statements (said_begin, said_end, number);
CREATE INDEX statements_act ON statements (act, number);
CREATE INDEX statements_standing ON statements (standing, number);
CREATE INDEX statements_matter ON statements (matter_name, number);
CREATE INDEX statements_block ON statements (block);
CREATE INDEX statements_opposed ON statements (opposed, number);
CREATE INDEX statements_named ON statements (named);
CREATE INDEX relations_kind ON relations (kind);
CREATE INDEX blocks_page ON blocks (page);
CREATE INDEX sightings_person ON sightings (person, number);
CREATE INDEX sightings_key ON sightings ("key", initial, person);
CREATE INDEX sightings_name ON sightings (name);
CREATE INDEX merges_other ON merges (other_page);
CREATE INDEX merges_page ON merges (page);
CREATE TRIGGER blocks_added AFTER INSERT ON blocks BEGIN INSERT INTO words(rowid, text) VALUES (new.number, new.text); END;
CREATE TRIGGER blocks_gone AFTER DELETE ON blocks BEGIN INSERT INTO words(words, rowid, text) VALUES ('delete', old.number, old.text); END;
INSERT INTO words(words) VALUES ('rebuild');
