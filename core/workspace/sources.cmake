set(SOURCES
    documentfile.cpp
    documentfile.h
    projectstore.cpp
    projectstore.h
    schemacache.cpp
    schemacache.h
)
