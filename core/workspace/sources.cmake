set(SOURCES
    projectstore.cpp
    projectstore.h
    schemacache.cpp
    schemacache.h
)
