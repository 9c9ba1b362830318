set(SOURCES
    linemap.h
    span.h
    utf8.h
)
