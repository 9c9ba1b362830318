set(SOURCES
    markedtext.cpp
    markedtext.h
    registry.cpp
    registry.h
)
