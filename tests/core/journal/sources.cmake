set(SOURCES
    tst_journal.cpp
)
