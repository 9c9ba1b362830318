set(SOURCES
    tst_projectstore.cpp
    tst_schemacache.cpp
)
