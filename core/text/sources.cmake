set(SOURCES
    linemap.cpp
    linemap.h
    span.h
    utf8.cpp
    utf8.h
)
