set(SOURCES
    tst_collection.cpp
    tst_documentfile.cpp
    tst_projectstore.cpp
    tst_schemacache.cpp
)
