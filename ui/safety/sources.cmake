set(SOURCES
    reviewsheet.cpp
    reviewsheet.h
    unlocksheet.cpp
    unlocksheet.h
)
