set(SOURCES
    manualclock.h
    markedtext.cpp
    markedtext.h
    registry.cpp
    registry.h
)
