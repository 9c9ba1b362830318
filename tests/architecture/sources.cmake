set(SOURCES
    includerules.cpp
    includerules.h
    tst_includes.cpp
)
