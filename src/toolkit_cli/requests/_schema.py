"""The tables of the desk's database, as its first version had them, and what later ones added."""

APPLICATION = 0x544B5251
"""Tells a file of the desk from the databases of other programs: the letters TKRQ."""

FIRST = (
    # The last number given in each year: it outlives the requests.
    """
    CREATE TABLE mark (
        year INTEGER PRIMARY KEY,
        last INTEGER NOT NULL CHECK (last > 0)
    )
    """,
    """
    CREATE TABLE request (
        year INTEGER NOT NULL REFERENCES mark (year),
        serial INTEGER NOT NULL CHECK (serial > 0),
        received TEXT NOT NULL,
        document TEXT NOT NULL CHECK (document NOT GLOB '*[^a-z0-9-]*'),
        format TEXT NOT NULL CHECK (format NOT GLOB '*[^a-z0-9-]*'),
        language TEXT NOT NULL CHECK (language NOT GLOB '*[^A-Za-z0-9-]*'),
        channel TEXT NOT NULL CHECK (channel IN ('post', 'email', 'collect')),
        size_pt REAL NOT NULL,
        braille_grade INTEGER NOT NULL CHECK (braille_grade BETWEEN 0 AND 2),
        tint TEXT NOT NULL CHECK (tint NOT GLOB '*[^0-9A-Fa-f]*'),
        reference TEXT NOT NULL CHECK (length(reference) <= 24 AND reference NOT GLOB '*[^0-9A-Za-z/-]*'),
        due TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('received', 'in-progress', 'needs-outside-help', 'sent', 'closed')),
        sent TEXT,
        taken INTEGER,
        version TEXT NOT NULL DEFAULT '',
        document_hash TEXT NOT NULL DEFAULT '',
        sent_hash TEXT NOT NULL DEFAULT '',
        outcome TEXT CHECK (outcome IN ('met', 'not-met', 'withdrawn')),
        closed TEXT,
        PRIMARY KEY (year, serial),
        CHECK ((sent IS NULL) = (taken IS NULL)),
        CHECK ((state = 'closed') = (closed IS NOT NULL)),
        CHECK ((state = 'closed') = (outcome IS NOT NULL)),
        CHECK (state <> 'sent' OR sent IS NOT NULL)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE history (
        year INTEGER NOT NULL,
        serial INTEGER NOT NULL,
        position INTEGER NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL,
        outcome TEXT,
        version TEXT NOT NULL DEFAULT '',
        document_hash TEXT NOT NULL DEFAULT '',
        sent_hash TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (year, serial, position),
        FOREIGN KEY (year, serial) REFERENCES request (year, serial) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
)

BRAILLE_PAGE = tuple(
    f"ALTER TABLE request ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0 CHECK (typeof({name}) = 'integer')"
    for name in ("braille_cells", "braille_lines")
)

SEVERAL_AND_ERASED = (
    *(
        f"ALTER TABLE request ADD COLUMN {name} TEXT NOT NULL DEFAULT '' CHECK ({name} NOT GLOB '*[^a-z0-9,-]*')"
        for name in ("more_documents", "more_formats")
    ),
    # The numbers whose records were deleted: no older copy brings them back.
    """
    CREATE TABLE erased (
        year INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        PRIMARY KEY (year, serial)
    ) WITHOUT ROWID
    """,
)
