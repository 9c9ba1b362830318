set(SOURCES
    tst_documentfile.cpp
    tst_projectstore.cpp
    tst_schemacache.cpp
)
