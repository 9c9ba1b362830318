set(SOURCES
    entry.h
    journal.cpp
    journal.h
    lines.cpp
    lines.h
)
